import tensorflow as tf


def nonzero_padded(x, size, fill=-1):
    """The indices of the first elements that are not zero, a row each, and rows of fill up to size."""
    if x.shape.rank == 0:
        return tf.zeros((size, 0), dtype=tf.int32)
    found = tf.cast(tf.where(x), tf.int32)[:size]
    return tf.pad(found, [[0, size - tf.shape(found)[0]], [0, 0]], constant_values=fill)
