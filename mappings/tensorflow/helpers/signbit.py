import tensorflow as tf


def signbit(x):
    """Whether the sign bit is set, also of -0.0 and of NaN."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        return x < 0 if x.dtype.is_integer and not x.dtype.is_unsigned else tf.zeros_like(x, dtype=tf.bool)
    bits = {2: tf.int16, 4: tf.int32, 8: tf.int64}[x.dtype.size]
    return tf.bitcast(x, bits) < 0
