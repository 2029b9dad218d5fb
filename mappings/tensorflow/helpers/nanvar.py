import tensorflow as tf


def nanvar(x, axis=None, correction=0.0, keepdims=False):
    """The variance over the axes of the elements that are not NaN."""
    valid = tf.logical_not(tf.math.is_nan(x))
    count = tf.reduce_sum(tf.cast(valid, x.dtype), axis=axis, keepdims=True)
    values = tf.where(valid, x, tf.zeros_like(x))
    mean = tf.reduce_sum(values, axis=axis, keepdims=True) / count
    deviation = tf.where(valid, x - mean, tf.zeros_like(x))
    total = tf.reduce_sum(tf.square(deviation), axis=axis, keepdims=keepdims)
    rest = tf.reshape(count, tf.shape(total)) - correction
    return total / tf.maximum(rest, tf.zeros_like(rest))
