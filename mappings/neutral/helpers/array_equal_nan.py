import array_api_strict as xp


def array_equal_nan(x1: xp.Array, x2: xp.Array):
    """Whether both have the same shape and equal elements, NaN being equal to NaN."""
    if x1.shape != x2.shape:
        return False
    return bool(xp.all(xp.logical_or(x1 == x2, xp.logical_and(x1 != x1, x2 != x2))))
