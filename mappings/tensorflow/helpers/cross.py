import tensorflow as tf


def cross(x1, x2, axis=-1):
    """Cross products of the vectors of length 3 along axis; the other axes broadcast."""
    a, b, c = tf.unstack(x1, axis=axis)
    d, e, f = tf.unstack(x2, axis=axis)
    return tf.stack([b * f - c * e, c * d - a * f, a * e - b * d], axis=axis)
