import torch


def average(x, axis=None, weights=None):
    """The mean along an axis, or of all elements, weighted."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.to(torch.get_default_dtype())
    if weights is None:
        return torch.mean(x, dim=axis)
    if axis is not None and weights.ndim == 1 and x.ndim > 1:
        shape = [1] * x.ndim
        shape[axis] = -1
        weights = weights.reshape(shape)
    weights = weights.expand(x.shape)
    return torch.sum(x * weights, dim=axis) / torch.sum(weights, dim=axis)
