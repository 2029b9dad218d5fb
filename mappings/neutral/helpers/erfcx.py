import math

import array_api_strict as xp


def erfcx(x: xp.Array):
    """exp(x ** 2) * erfc(x): an integral up to 26, beyond an asymptotic series."""
    size = xp.abs(x)
    places, weights = quadrature(x)
    times = 6.5 * places
    near = xp.expand_dims(xp.minimum(size, xp.full_like(x, 26.0)), axis=-1)
    integral = 13.0 / math.sqrt(math.pi) * xp.sum(weights * xp.exp(-1.0 * times * (times + 2.0 * near)), axis=-1)
    far = xp.maximum(size, xp.full_like(x, 26.0))
    square = 1.0 / (far * far)
    series = (1.0 - square * (0.5 - square * (0.75 - 1.875 * square))) / (far * math.sqrt(math.pi))
    value = xp.where(size < 26.0, integral, series)
    return xp.where(x < 0.0, 2.0 * xp.exp(x * x) - value, value)
