import array_api_strict as xp


def i0(x):
    """The modified Bessel function of the first kind and order 0, by its power series."""
    quarter = x * x / 4.0
    term = xp.ones_like(x)
    result = term
    for n in range(1, 400):
        term = term * quarter / float(n * n)
        result = result + term
    return result
