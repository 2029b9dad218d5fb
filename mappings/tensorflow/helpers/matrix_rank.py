import numpy as np
import tensorflow as tf


def matrix_rank(x, rtol=None):
    """How many singular values of each matrix exceed rtol times the greatest one."""
    values = tf.linalg.svd(x, compute_uv=False)
    if rtol is None:
        rtol = max(x.shape[-2:]) * np.finfo(values.dtype.as_numpy_dtype).eps
    limit = tf.reduce_max(values, axis=-1) * tf.cast(rtol, values.dtype)
    return tf.math.count_nonzero(values > tf.expand_dims(limit, -1), axis=-1, dtype=tf.int32)
