import tensorflow as tf


def unravel_index(indices, shape):
    """For each index into the flattened tensor its indices into one of the given shape, an array an axis."""
    parts = tf.unravel_index(tf.reshape(indices, [-1]), shape)
    return tuple(tf.reshape(part, tf.shape(indices)) for part in tf.unstack(parts, num=len(shape)))
