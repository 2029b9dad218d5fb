import numpy as np
import tensorflow as tf


def finfo(type):
    """The limits of a floating dtype, or of a tensor's."""
    return np.finfo(tf.as_dtype(getattr(type, "dtype", type)).as_numpy_dtype)
