import tensorflow as tf


def matrix_norm(x, keepdims=False, ord="fro"):
    """The norm of each matrix of the last two axes: "fro", "nuc", 1, -1, 2, -2, inf or -inf."""
    if ord in ("fro", None):
        result = tf.sqrt(tf.reduce_sum(tf.square(tf.abs(x)), axis=[-2, -1]))
    elif ord in ("nuc", 2, -2):
        reduce = {"nuc": tf.reduce_sum, 2: tf.reduce_max, -2: tf.reduce_min}[ord]
        result = reduce(tf.linalg.svd(x, compute_uv=False), axis=-1)
    else:
        sums = tf.reduce_sum(tf.abs(x), axis=-2 if ord in (1, -1) else -1)
        result = tf.reduce_max(sums, axis=-1) if ord > 0 else tf.reduce_min(sums, axis=-1)
    return result[..., tf.newaxis, tf.newaxis] if keepdims else result
