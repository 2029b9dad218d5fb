import math

import array_api_strict as xp


def digamma(x: xp.Array):
    """The derivative of the logarithm of the gamma function: recurrence, then its asymptotic series; by reflection below 0."""
    above = xp.where(x > 0.0, x, 1.0 - x)
    steps = xp.zeros_like(above)
    for k in range(10):
        steps = steps + 1.0 / (above + float(k))
    end = above + 10.0
    square = 1.0 / (end * end)
    series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
    result = xp.log(end) - 0.5 / end - series - steps
    fraction = x - xp.round(x)
    mirrored = xp.where(fraction == 0.0, xp.full_like(x, math.nan), result - math.pi / xp.tan(math.pi * fraction))
    return xp.where(x > 0.0, result, xp.where(x == 0.0, -1.0 / x, mirrored))
