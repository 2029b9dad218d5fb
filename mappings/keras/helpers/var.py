import math

from keras import ops


def var(x, axis=None, correction=0.0, keepdims=False):
    """The variance over the given axes (None: all), of the number of elements less correction."""
    axes = range(len(x.shape)) if axis is None else (axis,) if isinstance(axis, int) else axis
    number = math.prod(x.shape[one] for one in axes)
    degrees = number - correction
    return ops.var(x, axis=axis, keepdims=keepdims) * (number / degrees if degrees > 0 else math.nan)
