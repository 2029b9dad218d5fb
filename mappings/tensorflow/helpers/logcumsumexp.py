import tensorflow as tf


def logcumsumexp(x, axis):
    """log(cumulative sum of exp(x)) along axis; NaN from the first NaN on."""
    nan = tf.math.is_nan(x)
    result = tf.math.cumulative_logsumexp(tf.where(nan, tf.zeros_like(x), x), axis=axis)
    spoilt = tf.cumsum(tf.cast(nan, tf.int32), axis=axis) > 0
    return tf.where(spoilt, tf.constant(float("nan"), x.dtype), result)
