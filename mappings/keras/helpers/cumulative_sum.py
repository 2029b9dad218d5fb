from keras import ops


def cumulative_sum(x, axis=None, dtype=None):
    """Running sums along axis (None: of a vector), after a leading zero."""
    axis = 0 if axis is None else axis
    result = ops.cumsum(x, axis=axis, dtype=dtype)
    shape = list(result.shape)
    shape[axis] = 1
    return ops.concatenate([ops.zeros(shape, dtype=result.dtype), result], axis=axis)
