import tensorflow as tf


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral of y along axis by the trapezoid rule, at the points x, or at points dx apart."""
    length = y.shape[axis]
    if not (y.dtype.is_floating or y.dtype.is_complex):
        y = tf.cast(y, tf.float32)
    left, right = tf.range(length - 1), tf.range(1, length)
    heights = (tf.gather(y, left, axis=axis) + tf.gather(y, right, axis=axis)) / 2
    if x is None:
        return tf.reduce_sum(heights * dx, axis=axis)
    x = tf.cast(x, y.dtype)
    if x.shape.rank == 1:
        shape = [1] * y.shape.rank
        shape[axis] = length
        x = tf.reshape(x, shape)
    widths = tf.gather(x, right, axis=axis) - tf.gather(x, left, axis=axis)
    return tf.reduce_sum(heights * widths, axis=axis)
