import tensorflow as tf


def floor_divide(x1, x2):
    """The floor of the exact quotient, as Python has it; that of the rounded one may be one more."""
    x1 = x1 if tf.is_tensor(x1) else tf.convert_to_tensor(x1, dtype=x2.dtype)
    x2 = x2 if tf.is_tensor(x2) else tf.convert_to_tensor(x2, dtype=x1.dtype)
    rest = tf.truncatemod(x1, x2)
    quotient = tf.round((x1 - rest) / x2)
    quotient = tf.where(tf.logical_and(rest != 0, (rest < 0) != (x2 < 0)), quotient - 1, quotient)
    return tf.where(x2 == 0, x1 / x2, quotient)
