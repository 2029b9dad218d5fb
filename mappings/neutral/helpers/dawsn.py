import math

import array_api_strict as xp


def dawsn(x: xp.Array):
    """Dawson's integral, exp(-x ** 2) times the integral of exp(t ** 2) from 0 to x: Rybicki's sum."""
    even = 2.0 * xp.round(x / 0.4)
    rest = xp.expand_dims(x - 0.2 * even, axis=-1)
    odd = xp.asarray([2.0 * k + 1.0 for k in range(-16, 16)], dtype=x.dtype)
    terms = xp.exp(-1.0 * (rest - 0.2 * odd) ** 2.0) / (odd + xp.expand_dims(even, axis=-1))
    return xp.sum(terms, axis=-1) / math.sqrt(math.pi)
