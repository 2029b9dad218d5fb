import math

import mlx.core as mx


def var(x, axis=None, correction=0, keepdims=False):
    """The variance over the given axes, the sum of squares divided by their number less the correction."""
    axes = range(x.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    count = math.prod(x.shape[one] for one in axes)
    square = mx.var(x, axis=axis, keepdims=keepdims)
    return square * (count / max(count - correction, 0) if count > correction else mx.nan if count == 0 else mx.inf)
