import math

import array_api_strict as xp


def even_cosine(length: int, base: float, height: float, periodic: bool = True):
    """base - height * cos(2 * pi * k / n) for k = 0 … length - 1, n being length where that is even and periodic, else length - 1."""
    if length == 1:
        return xp.ones((1,))
    n = length if periodic and length % 2 == 0 else length - 1
    return base - height * xp.cos(xp.astype(xp.arange(length), xp.float32) * (2 * math.pi / n))
