import array_api_strict as xp


def nanvar(x, axis=None, correction=0.0, keepdims=False):
    """The variance over the given axes of the elements that are not NaN."""
    present = xp.logical_not(xp.isnan(x))
    weights = xp.astype(present, x.dtype)
    count = xp.sum(weights, axis=axis, keepdims=True)
    mean = xp.sum(xp.where(present, x, 0.0), axis=axis, keepdims=True) / count
    squares = xp.where(present, (x - mean) ** 2, 0.0)
    freedom = xp.sum(weights, axis=axis, keepdims=keepdims) - correction
    return xp.sum(squares, axis=axis, keepdims=keepdims) / xp.where(freedom > 0, freedom, xp.nan)
