import numpy as np
import tensorflow as tf


def copysign(x1, x2):
    """The magnitude of x1 with the sign of x2, also that of -0.0 and of NaN."""
    dtype = x1.dtype if tf.is_tensor(x1) else x2.dtype
    magnitude = tf.abs(tf.convert_to_tensor(x1, dtype=dtype))
    # By way of NumPy: TensorFlow may take a cached 0.0 for the Python number -0.0.
    sign = x2 if tf.is_tensor(x2) else tf.convert_to_tensor(np.asarray(x2, dtype.as_numpy_dtype))
    bits = {2: tf.int16, 4: tf.int32, 8: tf.int64}[dtype.size]
    return tf.where(tf.bitcast(sign, bits) < 0, -magnitude, magnitude)
