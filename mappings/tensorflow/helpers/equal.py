import tensorflow as tf


def equal(x1, x2):
    """Whether the elements are equal, whatever dtypes they have."""
    x1, x2 = tf.convert_to_tensor(x1), tf.convert_to_tensor(x2)
    if x1.dtype != x2.dtype:
        dtypes = (x1.dtype, x2.dtype)
        common = tf.float64 if any(dtype.is_floating for dtype in dtypes) else tf.int64
        if any(dtype.is_complex for dtype in dtypes):
            common = tf.complex128
        x1, x2 = tf.cast(x1, common), tf.cast(x2, common)
    return tf.equal(x1, x2)
