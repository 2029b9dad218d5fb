import math

import numpy as np


def erfc(x):
    """1 - erf of each element, precise for large ones."""
    x = np.asarray(x)
    return np.array([math.erfc(value) for value in x.flat], dtype=x.dtype).reshape(x.shape)
