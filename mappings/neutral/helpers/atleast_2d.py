import array_api_strict as xp


def atleast_2d(x: xp.Array):
    """x, with as many axes of length 1 before its own as it lacks to have two."""
    return xp.reshape(x, (1, -1)) if x.ndim < 2 else x
