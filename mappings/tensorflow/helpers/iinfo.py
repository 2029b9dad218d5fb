import numpy as np
import tensorflow as tf


def iinfo(type):
    """The limits of an integer dtype, or of a tensor's."""
    return np.iinfo(tf.as_dtype(getattr(type, "dtype", type)).as_numpy_dtype)
