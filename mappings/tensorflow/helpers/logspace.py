import tensorflow as tf


def logspace(start, stop, num, base=10.0, dtype=tf.float32, endpoint=True):
    """base to the power of num numbers evenly spaced from start to stop."""
    exponents = tf.linspace(tf.constant(start, tf.float64), stop, num if endpoint else num + 1)
    return tf.cast(tf.constant(base, tf.float64) ** exponents[:num], dtype)
