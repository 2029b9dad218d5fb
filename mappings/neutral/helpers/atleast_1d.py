import array_api_strict as xp


def atleast_1d(x: xp.Array):
    """x, with an axis of length 1 if it has none."""
    return xp.reshape(x, (1,)) if x.ndim == 0 else x
