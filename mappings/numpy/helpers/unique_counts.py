import collections

import numpy as np


def unique_counts(x):
    """np.unique_counts of NumPy 2: the values and how often each stands."""
    values, counts = np.unique(x, return_counts=True, equal_nan=False)
    return collections.namedtuple("UniqueCountsResult", ["values", "counts"])(values, counts)
