import math

import numpy as np


def erf(x):
    """The error function of each element."""
    x = np.asarray(x)
    return np.array([math.erf(value) for value in x.flat], dtype=x.dtype).reshape(x.shape)
