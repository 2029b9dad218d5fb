import tensorflow as tf


def isin(x1, x2, invert=False):
    """Whether each element of x1 equals some element of x2 (with invert: none)."""
    dtype = x2.dtype if tf.is_tensor(x2) else None
    x1 = tf.convert_to_tensor(x1, dtype=None if tf.is_tensor(x1) else dtype)
    x2 = tf.reshape(tf.cast(x2, x1.dtype), [-1])
    found = tf.reduce_any(tf.equal(tf.expand_dims(x1, -1), x2), axis=-1)
    return tf.logical_not(found) if invert else found
