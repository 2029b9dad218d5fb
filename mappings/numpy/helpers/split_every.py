import numpy as np


def split_every(x, size, axis=0):
    """x cut along axis into parts of length size, the last one shorter if it does not divide the length."""
    return np.split(x, range(size, x.shape[axis], size), axis=axis)
