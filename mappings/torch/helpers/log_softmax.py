import torch


def log_softmax(x, axis=None):
    """x less the logarithm of the sum of exp(x) over one axis, several axes, or all of them."""
    if axis is None:
        axis = tuple(range(x.ndim))
    total = torch.logsumexp(x, dim=axis, keepdim=True)
    return x - total
