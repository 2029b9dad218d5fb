import array_api_strict as xp


def gcd(x1, x2):
    """The greatest common divisor of each pair of integers, by Euclid's algorithm."""
    x1, x2 = [xp.abs(xp.asarray(x)) for x in (x1, x2)]
    x1, x2 = xp.broadcast_arrays(x1, x2)
    while xp.any(x2 != 0):
        x1, x2 = xp.where(x2 == 0, x1, x2), xp.where(x2 == 0, x2, x1 % xp.where(x2 == 0, xp.ones_like(x2), x2))
    return x1
