import tensorflow as tf


def sort(x, axis=-1, descending=False):
    """Sort along axis; NaNs come last in ascending order, first in descending order."""
    x = tf.convert_to_tensor(x)
    direction = "DESCENDING" if descending else "ASCENDING"
    if x.dtype == tf.bool:
        return tf.cast(tf.sort(tf.cast(x, tf.int32), axis=axis, direction=direction), tf.bool)
    if not x.dtype.is_floating:
        return tf.sort(x, axis=axis, direction=direction)
    # tf.sort leaves the order of NaNs open: sort them as infinities, then write them back at their end.
    nan = tf.math.is_nan(x)
    values = tf.sort(tf.where(nan, tf.constant(float("inf"), x.dtype), x), axis=axis, direction=direction)
    places = tf.sort(tf.cast(nan, tf.int32), axis=axis, direction=direction)
    return tf.where(tf.cast(places, tf.bool), tf.constant(float("nan"), x.dtype), values)
