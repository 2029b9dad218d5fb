import tensorflow as tf


def unique_counts(x):
    """The distinct elements of x, ascending, and how often each occurs."""
    flat = tf.reshape(x, [-1])
    values, _, counts = tf.unique_with_counts(tf.cast(flat, tf.int32) if flat.dtype == tf.bool else flat)
    if values.dtype.is_floating:
        nan = tf.math.is_nan(values)
        order = tf.argsort(tf.where(nan, tf.constant(float("inf"), values.dtype), values), stable=True)
        order = tf.gather(order, tf.argsort(tf.gather(tf.cast(nan, tf.int32), order), stable=True))
    else:
        order = tf.argsort(values)
    return tf.cast(tf.gather(values, order), flat.dtype), tf.gather(counts, order)
