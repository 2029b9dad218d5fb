import tensorflow as tf


def rfftfreq(n, d=1.0, dtype=tf.float32):
    """The n // 2 + 1 non-negative frequencies of a real Fourier transform for sample spacing d."""
    return tf.cast(tf.range(n // 2 + 1), dtype) / (n * d)
