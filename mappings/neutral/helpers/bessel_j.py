import math

import array_api_strict as xp


def bessel_j(x: xp.Array, order: int):
    """The Bessel function of the first kind: its integral for moderate x, Hankel's expansion for large ones."""
    size = xp.abs(x)
    near = xp.expand_dims(xp.minimum(size, xp.full_like(size, 25.0)), axis=-1)
    angles = xp.asarray([math.pi * (2 * k + 1) / 64 for k in range(64)], dtype=x.dtype)
    integral = xp.mean(xp.cos(order * angles - near * xp.sin(angles)), axis=-1)
    wave = bessel_far(xp.maximum(size, xp.full_like(size, 25.0)), order)[0]
    value = xp.where(size < 25.0, integral, wave)
    return xp.where(x < 0.0, -1.0 * value, value) if order % 2 else value
