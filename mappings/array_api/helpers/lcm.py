import array_api_strict as xp


def lcm(x1, x2):
    """The least common multiple of each pair of integers."""
    x1, x2 = [xp.abs(xp.asarray(x)) for x in (x1, x2)]
    x1, x2 = xp.broadcast_arrays(x1, x2)
    a, b = x1, x2
    while xp.any(b != 0):
        a, b = xp.where(b == 0, a, b), xp.where(b == 0, b, a % xp.where(b == 0, xp.ones_like(b), b))
    return x1 // xp.where(a == 0, xp.ones_like(a), a) * x2
