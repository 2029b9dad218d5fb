import tensorflow as tf


def tri(n, m=None, k=0, dtype=tf.float32):
    """An n by m matrix with ones where column - row <= k and zeros elsewhere."""
    m = n if m is None else m
    return tf.cast(tf.range(m) - tf.expand_dims(tf.range(n), 1) <= k, dtype)
