import tensorflow as tf


def geomspace(start, stop, num, dtype=tf.float32, endpoint=True):
    """num numbers from start to stop, each a constant multiple of the one before."""
    exponents = tf.linspace(tf.constant(0.0, tf.float64), 1.0, num if endpoint else num + 1)[:num]
    return tf.cast(start * tf.constant(stop / start, tf.float64) ** exponents, dtype)
