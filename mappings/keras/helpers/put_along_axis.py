from keras import ops


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written where take_along_axis with the same indices and axis reads."""
    axis = axis % len(x.shape)
    shape = list(x.shape)
    shape[axis] = indices.shape[axis]
    grid = list(ops.meshgrid(*[ops.arange(length) for length in shape], indexing="ij"))
    grid[axis] = ops.broadcast_to(ops.cast(indices, "int32") % x.shape[axis], shape)
    places = ops.reshape(ops.stack(grid, axis=-1), (-1, len(shape)))
    values = ops.reshape(ops.broadcast_to(ops.cast(values, x.dtype), shape), (-1,))
    return ops.scatter_update(x, places, values)
