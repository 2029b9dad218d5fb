import tensorflow as tf


def cummax(x, axis):
    """The greatest of the elements up to and with each along axis."""
    greatest = []
    for part in tf.unstack(x, axis=axis):
        greatest.append(tf.maximum(greatest[-1], part) if greatest else part)
    return tf.stack(greatest, axis=axis)
