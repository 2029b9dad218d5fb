import tensorflow as tf


def scatter_add(x, indices, values, axis):
    """A copy of x with values added where take_along_axis with the same indices and axis reads."""
    axis = axis % x.shape.rank
    grid = tf.meshgrid(*[tf.range(n, dtype=indices.dtype) for n in indices.shape], indexing="ij")
    grid[axis] = tf.math.floormod(indices, x.shape[axis])
    values = values[tuple(slice(n) for n in indices.shape)]
    return tf.tensor_scatter_nd_add(x, tf.stack(grid, axis=-1), tf.cast(values, x.dtype))
