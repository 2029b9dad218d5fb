import tensorflow as tf


def slogdet(x):
    """The sign and the real logarithm of the absolute value of the determinant."""
    sign, logabsdet = tf.linalg.slogdet(x)
    return sign, tf.math.real(logabsdet)
