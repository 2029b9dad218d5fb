import math

import array_api_strict as xp


def matrix_exp(x):
    """The matrix exponential of each square matrix, by scaling, a Taylor series and squaring."""
    norm = float(xp.max(xp.sum(xp.abs(x), axis=-2))) if x.size else 0.0
    squarings = max(0, math.ceil(math.log2(norm)) + 2) if norm > 0 else 0
    scaled = x / 2.0**squarings
    term = xp.broadcast_to(xp.eye(x.shape[-1], dtype=x.dtype), x.shape)
    result = term
    for n in range(1, 19):
        term = term @ scaled / n
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result
