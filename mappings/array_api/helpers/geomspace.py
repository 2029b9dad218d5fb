import math

import array_api_strict as xp


def geomspace(start, stop, num, dtype=None, endpoint=True):
    """num numbers from start to stop, each a constant multiple of the one before."""
    sign = -1.0 if start < 0 else 1.0
    result = sign * xp.exp(xp.linspace(math.log(abs(start)), math.log(abs(stop)), num, endpoint=endpoint))
    return result if dtype is None else xp.astype(result, dtype)
