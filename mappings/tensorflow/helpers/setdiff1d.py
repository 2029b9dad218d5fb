import tensorflow as tf


def setdiff1d(x1, x2):
    """The distinct elements of x1 that do not occur in x2, ascending."""
    values = tf.sort(tf.unique(tf.reshape(x1, [-1])).y)
    found = tf.reduce_any(tf.equal(tf.expand_dims(values, 1), tf.reshape(x2, [-1])), axis=1)
    return tf.boolean_mask(values, tf.logical_not(found))
