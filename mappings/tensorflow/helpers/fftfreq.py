import tensorflow as tf


def fftfreq(n, d=1.0, dtype=tf.float32):
    """The frequencies of the n terms of a Fourier transform for sample spacing d."""
    numbers = tf.concat([tf.range((n + 1) // 2), tf.range(-(n // 2), 0)], axis=0)
    return tf.cast(numbers, dtype) / (n * d)
