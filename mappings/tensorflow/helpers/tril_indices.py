import tensorflow as tf


def tril_indices(n, k=0, m=None):
    """The row and column indices of the lower triangle of an n by m matrix, column - row <= k."""
    m = n if m is None else m
    lower = tf.range(m) - tf.expand_dims(tf.range(n), 1) <= k
    return tuple(tf.unstack(tf.where(lower), axis=1))
