import tensorflow as tf


def solve_triangular(a, b, upper=True, unit_diagonal=False):
    """The solution X of a @ X = b, of a's upper (else lower) triangle only."""
    if unit_diagonal:
        a = tf.linalg.set_diag(a, tf.ones(a.shape[:-1], a.dtype))
    if b.shape.rank == 1:
        return tf.squeeze(tf.linalg.triangular_solve(a, tf.expand_dims(b, 1), lower=not upper), axis=-1)
    return tf.linalg.triangular_solve(a, b, lower=not upper)
