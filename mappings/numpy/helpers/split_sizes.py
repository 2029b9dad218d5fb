import numpy as np


def split_sizes(x, sizes, axis=0):
    """x cut along axis into parts of the given lengths."""
    return np.split(x, np.cumsum(sizes)[:-1], axis=axis)
