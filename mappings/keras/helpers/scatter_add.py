from keras import ops


def scatter_add(x, indices, values, axis):
    """A copy of x with values added where take_along_axis with the same indices and axis reads."""
    axis = axis % len(x.shape)
    grid = list(ops.meshgrid(*[ops.arange(length) for length in indices.shape], indexing="ij"))
    grid[axis] = ops.cast(indices, "int32") % x.shape[axis]
    places = ops.reshape(ops.stack(grid, axis=-1), (-1, len(indices.shape)))
    values = values[tuple(slice(length) for length in indices.shape)]
    return ops.scatter_update(x, places, ops.reshape(ops.cast(values, x.dtype), (-1,)), reduction="add")
