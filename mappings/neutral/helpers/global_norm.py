import array_api_strict as xp


def global_norm(arrays: list[xp.Array]):
    """The norm of all the arrays' elements together."""
    squares: list[xp.Array] = [xp.sum(array * array) for array in arrays if array is not None]
    return xp.sqrt(xp.sum(xp.stack(squares, axis=0)))
