import numpy as np


def topk(x, k, axis=-1, largest=True):
    """The k greatest (or least) elements along axis, in order, and their indices; of equal ones the first."""
    indices = np.argsort(x, axis=axis, stable=True)
    if largest:
        reversed_x = np.flip(x, axis=axis)
        indices = x.shape[axis] - 1 - np.flip(np.argsort(reversed_x, axis=axis, stable=True), axis=axis)
    indices = np.take(indices, np.arange(k), axis=axis)
    return np.take_along_axis(x, indices, axis=axis), indices
