import math

import array_api_strict as xp


def zeta(x: xp.Array, q: xp.Array):
    """The Hurwitz zeta function: a sum, and Euler's and Maclaurin's formula for the rest of it."""
    x = x if hasattr(x, "dtype") else xp.full_like(q, float(x))
    q = q if hasattr(q, "dtype") else xp.full_like(x, float(q))
    x, q = xp.broadcast_arrays(x, q)
    count = 12 + (max(0, math.ceil(-float(xp.min(q)))) if q.size else 0)
    power = xp.where(x > 1.0, x, 2.0 * xp.ones_like(x))
    total = xp.zeros_like(q)
    for k in range(count):
        total = total + (q + float(k)) ** (-1.0 * power)
    end = q + float(count)
    total = total + end ** (1.0 - power) / (power - 1.0) + 0.5 * end ** (-1.0 * power)
    factor = power * end ** (-1.0 * power - 1.0)
    for k, number in enumerate([1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6]):
        total = total + number / math.factorial(2 * k + 2) * factor
        factor = factor * (power + (2.0 * k + 1.0)) * (power + (2.0 * k + 2.0)) / (end * end)
    return xp.where(x > 1.0, total, xp.where(x == 1.0, xp.full_like(total, math.inf), xp.full_like(total, math.nan)))
