import torch


def logsumexp(x, axis=None, keepdims=False):
    """log(sum(exp(x))) over one axis, several axes, or all of them."""
    return torch.logsumexp(x, dim=tuple(range(x.ndim)) if axis is None else axis, keepdim=keepdims)
