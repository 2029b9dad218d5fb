import tensorflow as tf


def svd(x, full_matrices=True):
    """U, the singular values S (descending) and the adjoint of V with x = U @ diag(S) @ Vh."""
    s, u, v = tf.linalg.svd(x, full_matrices=full_matrices)
    return u, s, tf.linalg.adjoint(v)
