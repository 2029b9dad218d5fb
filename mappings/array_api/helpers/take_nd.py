import array_api_strict as xp


def take_nd(x, indices, axis=None):
    """The elements (subarrays) of x at the integer indices, of any rank, along axis (None: flattened)."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    indices = xp.asarray(indices)
    axis = axis % x.ndim
    taken = xp.take(x, xp.reshape(indices, (-1,)), axis=axis)
    return xp.reshape(taken, x.shape[:axis] + indices.shape + x.shape[axis + 1:])
