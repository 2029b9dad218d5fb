import mlx.core as mx


def at_power(x, key, value):
    """A copy of x with the elements x[key] raised to the power value."""
    return at_set(x, key, getitem(x, key) ** value)
