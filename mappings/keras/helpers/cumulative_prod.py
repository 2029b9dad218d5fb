from keras import ops


def cumulative_prod(x, axis=None, dtype=None):
    """Running products along axis (None: of a vector), after a leading one."""
    axis = 0 if axis is None else axis
    result = ops.cumprod(x, axis=axis, dtype=dtype)
    shape = list(result.shape)
    shape[axis] = 1
    return ops.concatenate([ops.ones(shape, dtype=result.dtype), result], axis=axis)
