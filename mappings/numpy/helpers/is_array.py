import numpy as np


def is_array(x):
    """Whether x is an array."""
    return isinstance(x, np.ndarray)
