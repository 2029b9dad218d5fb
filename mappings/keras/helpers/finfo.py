from types import SimpleNamespace

import keras
import numpy as np


def finfo(type):
    """The limits of a floating dtype, or of an array's, as Python numbers."""
    dtype = keras.backend.standardize_dtype(getattr(type, "dtype", type))
    limits = np.finfo(dtype)
    dtype = {"complex64": "float32", "complex128": "float64"}.get(dtype, dtype)
    names = ("eps", "max", "min", "smallest_normal", "tiny", "resolution")
    return SimpleNamespace(dtype=dtype, bits=limits.bits, **{name: float(getattr(limits, name)) for name in names})
