import tensorflow as tf


def logspace(start, stop, num, base=10.0, dtype=tf.float32, endpoint=True):
    """base to the power of num numbers evenly spaced from start to stop."""
    count = max(num if endpoint else num + 1, 1)
    exponents = tf.linspace(tf.cast(start, tf.float64), tf.cast(stop, tf.float64), count)
    return tf.cast(tf.constant(base, tf.float64) ** exponents[:num], dtype)
