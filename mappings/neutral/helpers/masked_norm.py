import math

import array_api_strict as xp


def masked_norm(x: xp.Array, mask: xp.Array, ord: float = 2, axis=None, keepdims: bool = False):
    """The norm over the given axes of the elements of x where mask is true; others don't count."""
    hidden = math.inf if ord == -math.inf else 0.0
    return xp.linalg.vector_norm(xp.where(mask, x, hidden), axis=axis, keepdims=keepdims, ord=ord)
