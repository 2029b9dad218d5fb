import tensorflow as tf


def hurwitz_zeta(x1, x2):
    """The Hurwitz zeta function; infinite at its poles, where TensorFlow gives NaN to odd powers, and NaN below 1."""
    x1, x2 = tf.convert_to_tensor(x1), tf.convert_to_tensor(x2)
    infinite, nothing = tf.constant(float("inf"), x1.dtype), tf.constant(float("nan"), x1.dtype)
    values = tf.where((x2 <= 0) & (tf.floor(x2) == x2) | (x1 == 1), infinite, tf.math.zeta(x1, x2))
    return tf.where(x1 < 1, nothing, values)
