import array_api_strict as xp


def trailing_axes(x: xp.Array, count: int):
    """x with so many axes of length 1 at its end."""
    return xp.reshape(x, tuple(x.shape) + (1,) * count)
