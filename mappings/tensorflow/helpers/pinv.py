import numpy as np
import tensorflow as tf


def pinv(x, rtol=None):
    """The Moore-Penrose inverse; singular values up to rtol times the greatest count as zero."""
    s, u, v = tf.linalg.svd(x)
    if rtol is None:
        rtol = max(x.shape[-2:]) * np.finfo(s.dtype.as_numpy_dtype).eps
    limit = tf.expand_dims(tf.reduce_max(s, axis=-1) * tf.cast(rtol, s.dtype), -1)
    inverse = tf.cast(tf.math.divide_no_nan(tf.cast(s > limit, s.dtype), s), v.dtype)
    return tf.matmul(v * tf.expand_dims(inverse, -2), u, adjoint_b=True)
