import tensorflow as tf


def searchsorted(x1, x2, side="left", sorter=None):
    """Where each element of x2 would go in the ascending vector x1 (taken in the order sorter); NaN goes last."""
    if sorter is not None:
        x1 = tf.gather(x1, sorter)
    x2 = x2 if tf.is_tensor(x2) else tf.constant(x2, dtype=x1.dtype)
    places = tf.reshape(tf.searchsorted(x1, tf.reshape(x2, [-1]), side=side), tf.shape(x2))
    if not x1.dtype.is_floating:
        return places
    numbers = tf.size(x1) - tf.math.count_nonzero(tf.math.is_nan(x1), dtype=tf.int32)
    return tf.where(tf.math.is_nan(x2), numbers if side == "left" else tf.size(x1), places)
