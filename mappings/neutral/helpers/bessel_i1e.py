import math

import array_api_strict as xp


def bessel_i1e(x: xp.Array):
    """The modified Bessel function of the first kind and order 1 times exp(-|x|): up to 25 its integral, beyond its asymptotic series."""
    size = xp.abs(x)
    near = xp.expand_dims(xp.minimum(size, xp.full_like(x, 25.0)), axis=-1)
    cosines = xp.asarray([math.cos(math.pi * (2 * k + 1) / 128) for k in range(64)], dtype=x.dtype)
    integral = xp.mean(xp.exp(near * (cosines - 1.0)) * cosines, axis=-1)
    far = xp.maximum(size, xp.full_like(x, 25.0))
    term = xp.ones_like(x)
    series = term
    for k in range(1, 16):
        term = term * (((2 * k - 1) ** 2 - 4) / (8.0 * k)) / far
        series = series + term
    value = xp.where(size < 25.0, integral, series / xp.sqrt(2.0 * math.pi * far))
    return xp.where(x < 0.0, -1.0 * value, value)
