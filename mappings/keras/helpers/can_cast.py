import keras
import numpy as np


def can_cast(from_, to):
    """Whether promoting the dtype from_ (or an array's) with the dtype `to` gives `to`."""
    source = keras.backend.standardize_dtype(getattr(from_, "dtype", from_))
    target = keras.backend.standardize_dtype(to)
    return np.promote_types(source, target) == np.dtype(target)
