import array_api_strict as xp


def rollaxis(x, axis, start=0):
    """x with the given axis moved before the position start."""
    axis = axis % x.ndim
    start = start + x.ndim if start < 0 else start
    return xp.moveaxis(x, axis, start - 1 if axis < start else start)
