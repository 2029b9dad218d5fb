import math

import mlx.core as mx


def geomspace(start, stop, num, dtype=None, endpoint=True):
    """num numbers from start to stop, each a constant multiple of the one before."""
    sign = -1.0 if start < 0 else 1.0
    logarithms = mx.linspace(math.log(abs(start)), math.log(abs(stop)), num if endpoint else num + 1)[:num]
    result = sign * mx.exp(logarithms)
    return result if dtype is None else result.astype(dtype)
