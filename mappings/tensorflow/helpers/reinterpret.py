import tensorflow as tf


def reinterpret(x, dtype):
    """The bytes of x as elements of the dtype: of narrower ones there are more along the last axis, of wider ones fewer."""
    parts = x.dtype.size // dtype.size
    if parts == 1:
        return tf.bitcast(x, dtype)
    if parts > 1:
        split = tf.bitcast(x, dtype)
        return tf.reshape(split, tf.concat([tf.shape(split)[:-2], [-1]], 0))
    joined = tf.concat([tf.shape(x)[:-1], [-1, dtype.size // x.dtype.size]], 0)
    return tf.bitcast(tf.reshape(x, joined), dtype)
