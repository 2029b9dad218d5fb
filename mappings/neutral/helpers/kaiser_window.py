import math

import array_api_strict as xp


def kaiser_window(length: int, beta: float, periodic: bool, dtype=None):
    """The Kaiser window of shape beta; a periodic one ends one step before it repeats."""

    def bessel(y):
        term = total = 1.0
        k = 0
        while term > total * 1e-17:
            k += 1
            term *= (y / (2 * k)) ** 2
            total += term
        return total

    span = max(length if periodic else length - 1, 1)
    places = [2.0 * k / span - 1.0 for k in range(length)]
    values = [bessel(beta * math.sqrt(max(1.0 - place * place, 0.0))) / bessel(beta) for place in places]
    return xp.asarray(values if length > 1 else [1.0] * length, dtype=dtype)
