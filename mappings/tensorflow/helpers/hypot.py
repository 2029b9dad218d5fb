import tensorflow as tf


def hypot(x1, x2):
    """sqrt(x1**2 + x2**2) without overflow between; infinite if either is, even beside NaN."""
    dtype = x1.dtype if tf.is_tensor(x1) else x2.dtype
    return tf.abs(tf.complex(tf.convert_to_tensor(x1, dtype=dtype), tf.convert_to_tensor(x2, dtype=dtype)))
