import array_api_strict as xp


def vander(x, n=None, increasing=False):
    """The matrix whose columns are powers of the vector x, n of them, from the highest to 0, or increasing."""
    n = x.shape[0] if n is None else n
    powers = range(n) if increasing else range(n - 1, -1, -1)
    return xp.stack([x**power for power in powers], axis=1)
