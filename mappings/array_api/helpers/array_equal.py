import array_api_strict as xp


def array_equal(x1, x2):
    """Whether both have the same shape and equal elements."""
    return x1.shape == x2.shape and bool(xp.all(x1 == x2))
