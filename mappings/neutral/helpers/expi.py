import math

import array_api_strict as xp


def expi(x: xp.Array):
    """The exponential integral of positive x: up to 40 its series, beyond its asymptotic one."""
    near = xp.where(x > 0.0, xp.minimum(x, xp.full_like(x, 40.0)), xp.ones_like(x))
    term = xp.ones_like(x)
    series = xp.zeros_like(x)
    for k in range(1, 130):
        term = term * near / k
        series = series + term / k
    far = xp.maximum(x, xp.full_like(x, 40.0))
    term = xp.ones_like(x)
    tail = term
    for k in range(1, 30):
        term = term * k / far
        tail = tail + term
    value = xp.where(x < 40.0, 0.5772156649015329 + xp.log(near) + series, xp.exp(far) / far * tail)
    return xp.where(x > 0.0, value, xp.where(x == 0.0, xp.full_like(x, -math.inf), xp.full_like(x, math.nan)))
