import tensorflow as tf


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written where take_along_axis with the same indices and axis reads."""
    axis = axis % x.shape.rank
    shape = list(x.shape)
    shape[axis] = indices.shape[axis]
    indices = tf.broadcast_to(tf.math.floormod(indices, x.shape[axis]), shape)
    grid = tf.meshgrid(*[tf.range(n, dtype=indices.dtype) for n in shape], indexing="ij")
    grid[axis] = indices
    values = tf.broadcast_to(tf.cast(values, x.dtype), shape)
    return tf.tensor_scatter_nd_update(x, tf.stack(grid, axis=-1), values)
