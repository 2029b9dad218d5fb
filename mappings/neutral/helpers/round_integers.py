import array_api_strict as xp


def round_integers(x: xp.Array, decimals: int):
    """Integers rounded to tens, hundreds and so on where decimals is negative, halves to the even multiple; else as they are."""
    if decimals >= 0:
        return x
    unit = 10 ** -decimals
    quotient, rest = x // unit, x % unit
    is_up = xp.logical_or(2 * rest > unit, xp.logical_and(xp.equal(2 * rest, unit), xp.equal(quotient % 2, 1)))
    return (quotient + xp.astype(is_up, x.dtype)) * unit
