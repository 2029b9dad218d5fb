import array_api_strict as xp


def polyder(p: xp.Array, order: int = 1):
    """The derivative of the given order of the polynomial with these coefficients, the highest power first."""
    for _ in range(order):
        p = p[:-1] * xp.astype(xp.arange(p.shape[0] - 1, 0, -1), p.dtype)
    return p
