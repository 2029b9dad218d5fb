import torch


def cumulative_prod(x, axis=None, dtype=None, include_initial=False):
    """Cumulative prods along an axis, after a leading one if include_initial."""
    axis = 0 if axis is None else axis
    result = torch.cumprod(x, dim=axis, dtype=dtype)
    if not include_initial:
        return result
    shape = list(result.shape)
    shape[axis] = 1
    return torch.cat([result.new_ones(shape), result], dim=axis)
