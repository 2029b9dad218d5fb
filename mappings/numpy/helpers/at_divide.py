import numpy as np


def at_divide(x, key, value):
    """A copy of x with value dividing x[key], at repeated positions each time."""
    result = x.copy()
    np.divide.at(result, key, value)
    return result
