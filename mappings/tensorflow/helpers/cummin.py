import tensorflow as tf


def cummin(x, axis):
    """The least of the elements up to and with each along axis."""
    least = []
    for part in tf.unstack(x, axis=axis):
        least.append(tf.minimum(least[-1], part) if least else part)
    return tf.stack(least, axis=axis)
