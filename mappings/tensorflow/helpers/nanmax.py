import tensorflow as tf


def nanmax(x, axis=None, keepdims=False):
    """The greatest element over the axes that is not NaN; NaN where there is none."""
    nan = tf.math.is_nan(x)
    result = tf.reduce_max(tf.where(nan, tf.constant(float("-inf"), x.dtype), x), axis=axis, keepdims=keepdims)
    none = tf.reduce_all(nan, axis=axis, keepdims=keepdims)
    return tf.where(none, tf.constant(float("nan"), x.dtype), result)
