import numpy as np


def put_along_axis(x, indices, values, axis):
    """A copy of x with values written where take_along_axis with the same indices reads."""
    result = x.copy()
    np.put_along_axis(result, indices, values, axis)
    return result
