import array_api_strict as xp


def unflatten(x: xp.Array, axis: int, sizes):
    """x with its axis split into axes of the given sizes, one of which may be -1."""
    axis = axis % x.ndim
    return xp.reshape(x, (*x.shape[:axis], *sizes, *x.shape[axis + 1:]))
