import array_api_strict as xp


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written where take_along_axis with the same indices reads."""
    axis = axis % x.ndim
    length = x.shape[axis]
    shape = tuple(indices.shape[one] if one == axis else size for one, size in enumerate(x.shape))
    indices = xp.moveaxis(xp.broadcast_to(indices, shape), axis, -1)
    values = xp.moveaxis(xp.broadcast_to(xp.asarray(values, dtype=x.dtype), shape), axis, -1)
    result = xp.moveaxis(x, axis, -1)
    for place in range(shape[axis]):
        index = indices[..., place : place + 1]
        hit = xp.where(index < 0, index + length, index) == xp.arange(length)
        result = xp.where(hit, values[..., place : place + 1], result)
    return xp.moveaxis(result, -1, axis)
