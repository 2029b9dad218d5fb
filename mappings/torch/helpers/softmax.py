import torch


def softmax(x, axis=None):
    """exp(x) divided by its sum over one axis, several axes, or all of them."""
    if axis is None:
        axis = tuple(range(x.ndim))
    total = torch.logsumexp(x, dim=axis, keepdim=True)
    return torch.exp(x - total)
