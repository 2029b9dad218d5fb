import numpy as np


def at_power(x, key, value):
    """A copy of x with value as the power of x[key], at repeated positions each time."""
    result = x.copy()
    np.power.at(result, key, value)
    return result
