import tensorflow as tf


def intersect1d(x1, x2):
    """The distinct elements that occur in both, ascending."""
    values = tf.sort(tf.unique(tf.reshape(x1, [-1])).y)
    found = tf.reduce_any(tf.equal(tf.expand_dims(values, 1), tf.reshape(x2, [-1])), axis=1)
    return tf.boolean_mask(values, found)
