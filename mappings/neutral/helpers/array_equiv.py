import array_api_strict as xp


def array_equiv(x: xp.Array, y: xp.Array):
    """Whether the arrays broadcast together and are equal then."""
    lengths = zip(tuple(x.shape)[::-1], tuple(y.shape)[::-1])
    return all([m == n or m == 1 or n == 1 for m, n in lengths]) and bool(xp.all(x == y))
