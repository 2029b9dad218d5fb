import tensorflow as tf


def union1d(x1, x2):
    """The distinct elements that occur in either, ascending."""
    return tf.sort(tf.unique(tf.concat([tf.reshape(x1, [-1]), tf.reshape(x2, [-1])], axis=0)).y)
