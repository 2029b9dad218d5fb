import math

import numpy as np


def lgamma(x):
    """The logarithm of the absolute value of the gamma function; infinite at its poles."""
    x = np.asarray(x)

    def one(value):
        return math.inf if value <= 0 and value == math.floor(value) else math.lgamma(value)

    return np.array([one(float(value)) for value in x.flat], dtype=x.dtype).reshape(x.shape)
