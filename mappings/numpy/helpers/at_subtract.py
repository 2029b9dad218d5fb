import numpy as np


def at_subtract(x, key, value):
    """A copy of x with value subtracted at x[key], at repeated positions each time."""
    result = x.copy()
    np.subtract.at(result, key, value)
    return result
