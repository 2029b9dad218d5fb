import mlx.core as mx
import numpy as np


def unique_axis(x, axis):
    """The distinct subarrays of x along axis, in order."""
    return mx.array(np.unique(np.array(x), axis=axis))
