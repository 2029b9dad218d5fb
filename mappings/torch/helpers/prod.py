import torch


def prod(x, axis=None, dtype=None, keepdims=False):
    """The product over one axis, several axes, or all of them."""
    if axis is None:
        axis = tuple(range(x.ndim))
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    positions = sorted((a % x.ndim for a in axes), reverse=True)
    x = torch.prod(x.unsqueeze(0), dim=0, dtype=dtype)
    for position in positions:
        x = torch.prod(x, dim=position, keepdim=keepdims)
    return x
