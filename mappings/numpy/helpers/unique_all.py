import collections

import numpy as np


def unique_all(x):
    """np.unique_all of NumPy 2: the values, where each stands first, which of them each item is, and how often each stands."""
    values, indices, inverse, counts = np.unique(x, return_index=True, return_inverse=True, return_counts=True, equal_nan=False)
    names = ["values", "indices", "inverse_indices", "counts"]
    return collections.namedtuple("UniqueAllResult", names)(values, indices, inverse.reshape(np.shape(x)), counts)
