import tensorflow as tf


def unique_inverse(x):
    """The distinct elements of x, ascending, and the index into them of each element of x."""
    flat = tf.reshape(x, [-1])
    values, index = tf.unique(tf.cast(flat, tf.int32) if flat.dtype == tf.bool else flat)
    if values.dtype.is_floating:
        nan = tf.math.is_nan(values)
        order = tf.argsort(tf.where(nan, tf.constant(float("inf"), values.dtype), values), stable=True)
        order = tf.gather(order, tf.argsort(tf.gather(tf.cast(nan, tf.int32), order), stable=True))
    else:
        order = tf.argsort(values)
    places = tf.math.invert_permutation(order)
    return tf.cast(tf.gather(values, order), flat.dtype), tf.reshape(tf.gather(places, index), tf.shape(x))
