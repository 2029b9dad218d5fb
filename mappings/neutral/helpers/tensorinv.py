import math

import array_api_strict as xp


def tensorinv(x: xp.Array, count: int = 2):
    """The inverse of x as a map from its last axes to its first count axes."""
    first, last = x.shape[:count], x.shape[count:]
    return xp.reshape(xp.linalg.inv(xp.reshape(x, (math.prod(first), math.prod(last)))), (*last, *first))
