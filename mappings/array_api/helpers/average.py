import array_api_strict as xp


def average(x, axis=None, weights=None):
    """The weighted mean along axis, with weights of x's shape, or of rank 1 along axis."""
    if weights is None:
        return xp.mean(x, axis=axis)
    if weights.ndim != x.ndim:
        weights = xp.reshape(weights, tuple(-1 if one == axis % x.ndim else 1 for one in range(x.ndim)))
    dtype = xp.result_type(x, weights) if xp.isdtype(weights.dtype, "real floating") else x.dtype
    weights = xp.broadcast_to(xp.astype(weights, dtype), x.shape)
    return xp.sum(x * weights, axis=axis) / xp.sum(weights, axis=axis)
