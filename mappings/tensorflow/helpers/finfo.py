from types import SimpleNamespace

import numpy as np
import tensorflow as tf


def finfo(type):
    """The limits of a floating dtype, or of a tensor's, as Python numbers."""
    dtype = tf.as_dtype(getattr(type, "dtype", type)).real_dtype
    limits = np.finfo(dtype.as_numpy_dtype)
    names = ("eps", "max", "min", "smallest_normal", "tiny", "resolution")
    return SimpleNamespace(dtype=dtype, bits=limits.bits, **{name: float(getattr(limits, name)) for name in names})
