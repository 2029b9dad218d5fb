from types import SimpleNamespace

import numpy as np
import tensorflow as tf


def iinfo(type):
    """The limits of an integer dtype, or of a tensor's, as Python ints."""
    dtype = tf.as_dtype(getattr(type, "dtype", type))
    limits = np.iinfo(dtype.as_numpy_dtype)
    return SimpleNamespace(dtype=dtype, bits=limits.bits, max=int(limits.max), min=int(limits.min))
