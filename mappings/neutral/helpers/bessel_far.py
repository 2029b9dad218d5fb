import math

import array_api_strict as xp


def bessel_far(x: xp.Array, order: int):
    """The Bessel functions of the first and second kind for large x, by Hankel's expansion."""
    term = xp.ones_like(x)
    sums = [term, xp.zeros_like(x)]
    for k in range(1, 16):
        term = term * ((4 * order * order - (2 * k - 1) ** 2) / (8.0 * k)) / x
        sums[k % 2] = sums[k % 2] + (term if k % 4 < 2 else -term)
    phase = x - (0.5 * order + 0.25) * math.pi
    size = xp.sqrt(2.0 / (math.pi * x))
    first = size * (sums[0] * xp.cos(phase) - sums[1] * xp.sin(phase))
    return first, size * (sums[0] * xp.sin(phase) + sums[1] * xp.cos(phase))
