import tensorflow as tf


def array_equal(x1, x2):
    """Whether both have the same shape and equal elements."""
    x1, x2 = tf.convert_to_tensor(x1), tf.convert_to_tensor(x2)
    return x1.shape == x2.shape and bool(tf.reduce_all(tf.equal(x1, tf.cast(x2, x1.dtype))))
