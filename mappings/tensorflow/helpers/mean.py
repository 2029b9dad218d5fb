import tensorflow as tf


def mean(x, axis=None, keepdims=False):
    """The mean over the axes, of integers and truth values too as floats."""
    x = tf.convert_to_tensor(x)
    x = x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, tf.float64)
    return tf.reduce_mean(x, axis=axis, keepdims=keepdims)
