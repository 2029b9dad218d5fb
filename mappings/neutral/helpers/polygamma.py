import math

import array_api_strict as xp


def polygamma(n, x: xp.Array):
    """The n-th derivative of the digamma function, by Hurwitz's zeta function."""
    if isinstance(n, int):
        return xp.digamma(x) if n == 0 else (-1.0) ** (n + 1) * math.factorial(n) * zeta(float(n + 1), x)
    order = xp.astype(n, x.dtype)
    sign = xp.where(order % 2.0 == 1.0, 1.0, -1.0 * xp.ones_like(order))
    return xp.where(order == 0.0, xp.digamma(x), sign * xp.exp(xp.lgamma(order + 1.0)) * zeta(order + 1.0, x))
