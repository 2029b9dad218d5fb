import array_api_strict as xp


def squeeze_one(x: xp.Array, axis: int):
    """x without axis, if that has length 1."""
    return xp.squeeze(x, axis=axis) if x.shape[axis] == 1 else x
