import collections

import numpy as np


def unique_inverse(x):
    """np.unique_inverse of NumPy 2: the values and which of them each item is."""
    values, inverse = np.unique(x, return_inverse=True, equal_nan=False)
    return collections.namedtuple("UniqueInverseResult", ["values", "inverse_indices"])(values, inverse.reshape(np.shape(x)))
