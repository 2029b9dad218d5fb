import numpy as np


def at_multiply(x, key, value):
    """A copy of x with value multiplied with x[key], at repeated positions each time."""
    result = x.copy()
    np.multiply.at(result, key, value)
    return result
