import math

import array_api_strict as xp


def bessel_k(x: xp.Array, order: int, scaled: bool = False):
    """The modified Bessel function of the second kind; scaled: times exp(x). Up to 25 its integral of exp(-x cosh(t)) cosh(order t),
    beyond its asymptotic series."""
    positive = xp.where(x > 0.0, x, xp.ones_like(x))
    steps = xp.arange(0.0, 32.0, 0.125, dtype=x.dtype)
    growth = xp.cosh(steps)
    near = xp.expand_dims(xp.minimum(positive, xp.full_like(x, 25.0)), axis=-1)
    decay = xp.exp(-near * (growth - 1.0)) * (growth if order == 1 else xp.ones_like(growth))
    far = xp.maximum(positive, xp.full_like(x, 25.0))
    term = xp.ones_like(x)
    series = term
    for k in range(1, 16):
        term = term * ((4 * order * order - (2 * k - 1) ** 2) / (8.0 * k)) / far
        series = series + term
    value = xp.where(positive < 25.0, 0.125 * (xp.sum(decay, axis=-1) - 0.5), xp.sqrt(math.pi / 2.0 / far) * series)
    if not scaled:
        value = value * xp.exp(-positive)
    return xp.where(x > 0.0, value, xp.where(x == 0.0, xp.full_like(x, math.inf), xp.full_like(x, math.nan)))
