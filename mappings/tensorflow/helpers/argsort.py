import tensorflow as tf


def argsort(x, axis=-1, descending=False):
    """Indices that sort along axis, stably; NaNs come last in ascending order, first in descending order."""
    x = tf.convert_to_tensor(x)
    direction = "DESCENDING" if descending else "ASCENDING"
    if x.dtype == tf.bool:
        x = tf.cast(x, tf.int32)
    if not x.dtype.is_floating:
        return tf.argsort(x, axis=axis, direction=direction, stable=True)
    # tf.argsort leaves the order of NaNs open: sort them as infinities, then move them to their end.
    nan = tf.math.is_nan(x)
    values = tf.where(nan, tf.constant(float("inf"), x.dtype), x)
    order = tf.argsort(values, axis=axis, direction=direction, stable=True)
    rank = x.shape.rank
    axis = axis % rank
    last = [k for k in range(rank) if k != axis] + [axis]
    back = [last.index(k) for k in range(rank)]
    order = tf.transpose(order, last)
    moved = tf.gather(tf.cast(tf.transpose(nan, last), tf.int32), order, batch_dims=rank - 1)
    place = tf.argsort(moved, direction=direction, stable=True)
    return tf.transpose(tf.gather(order, place, batch_dims=rank - 1), back)
