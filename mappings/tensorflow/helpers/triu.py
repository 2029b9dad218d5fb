import tensorflow as tf


def triu(x, k=0):
    """The upper triangles of the matrices of the last two axes: zero where column - row < k."""
    rows, columns = tf.shape(x)[-2], tf.shape(x)[-1]
    keep = tf.range(columns) - tf.expand_dims(tf.range(rows), 1) >= k
    return tf.where(keep, x, tf.zeros_like(x))
