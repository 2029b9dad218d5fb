import tensorflow as tf


def setxor1d(x1, x2):
    """The distinct elements that occur in exactly one, ascending."""
    once = [tf.unique(tf.reshape(x, [-1])).y for x in (x1, x2)]
    values, _, count = tf.unique_with_counts(tf.concat(once, axis=0))
    return tf.sort(tf.boolean_mask(values, tf.equal(count, 1)))
