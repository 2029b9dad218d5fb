import tensorflow as tf


def isclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether |x1 - x2| <= atol + rtol * |x2|, or both are the same infinity (with equal_nan: or NaN)."""
    dtype = x1.dtype if tf.is_tensor(x1) else x2.dtype
    if not (dtype.is_floating or dtype.is_complex):
        dtype = tf.float64
    x1 = tf.cast(x1, dtype) if tf.is_tensor(x1) else tf.constant(x1, dtype=dtype)
    x2 = tf.cast(x2, dtype) if tf.is_tensor(x2) else tf.constant(x2, dtype=dtype)
    size = tf.abs(x2)
    close = (tf.abs(x1 - x2) <= atol + rtol * size) & tf.math.is_finite(size)
    close = close | tf.equal(x1, x2)
    if equal_nan:
        close = close | (tf.not_equal(x1, x1) & tf.not_equal(x2, x2))
    return close
