import math

import array_api_strict as xp


def spence(x: xp.Array):
    """Minus the integral of log(t) / (t - 1) from 1 to x, the dilogarithm of 1 - x: by its series, after reflections into the middle."""
    low = x < 0.5
    high = x > 1.5
    one = xp.ones_like(x)
    positive = xp.where(x > 0.0, x, one)
    middle = xp.where(low, 1.0 - positive, xp.where(high, 1.0 / positive, x))
    middle = xp.where(x > 0.0, middle, one)
    deep = middle < 0.5
    z = 1.0 - middle
    reflected = xp.where(deep, middle, z)
    power = reflected
    series = reflected
    for k in range(2, 60):
        power = power * reflected
        series = series + power / (k * k)
    safe = xp.where(deep, middle, 0.5 * one)
    value = xp.where(deep, math.pi**2 / 6.0 - xp.log(safe) * xp.log(1.0 - safe) - series, series)
    logs = xp.log(positive)
    below = math.pi**2 / 6.0 - logs * xp.log(xp.where(low, 1.0 - positive, one)) - value
    beyond = -1.0 * value - 0.5 * logs * logs
    value = xp.where(low, below, xp.where(high, beyond, value))
    return xp.where(x > 0.0, value, xp.where(x == 0.0, math.pi**2 / 6.0 * one, math.nan * one))
