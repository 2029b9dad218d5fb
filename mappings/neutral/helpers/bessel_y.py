import math

import array_api_strict as xp


def bessel_y(x: xp.Array, order: int):
    """The Bessel function of the second kind: its integrals for moderate x, Hankel's expansion for large ones."""
    positive = xp.where(x > 0.0, x, xp.ones_like(x))
    places, weights = quadrature(x)
    near = xp.minimum(positive, xp.full_like(x, 25.0))
    column = xp.expand_dims(near, axis=-1)
    angles = math.pi * places
    waves = xp.sum(weights * xp.sin(column * xp.sin(angles) - order * angles), axis=-1)
    reach = xp.asinh(80.0 / near)
    growth = xp.expand_dims(reach, axis=-1) * places
    decay = xp.exp(-1.0 * column * xp.sinh(growth))
    scale = 2.0 * xp.ones_like(growth) if order == 0 else 2.0 * xp.sinh(growth)
    integral = waves - reach * xp.sum(weights * scale * decay, axis=-1) / math.pi
    wave = bessel_far(xp.maximum(positive, xp.full_like(x, 25.0)), order)[1]
    value = xp.where(positive < 25.0, integral, wave)
    return xp.where(x > 0.0, value, xp.where(x == 0.0, xp.full_like(x, -math.inf), xp.full_like(x, math.nan)))
