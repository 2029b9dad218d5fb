import tensorflow as tf


def cholesky(x, upper=False):
    """The lower (upper: the adjoint, upper) triangular Cholesky factor of each matrix."""
    factor = tf.linalg.cholesky(x)
    return tf.linalg.adjoint(factor) if upper else factor
