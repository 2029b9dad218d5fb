from types import SimpleNamespace

import keras
import numpy as np


def iinfo(type):
    """The limits of an integer dtype, or of an array's, as Python numbers."""
    dtype = keras.backend.standardize_dtype(getattr(type, "dtype", type))
    limits = np.iinfo(dtype)
    return SimpleNamespace(dtype=dtype, bits=limits.bits, max=int(limits.max), min=int(limits.min))
