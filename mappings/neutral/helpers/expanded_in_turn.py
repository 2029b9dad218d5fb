import array_api_strict as xp


def expanded_in_turn(x: xp.Array, axes: tuple[int, ...]):
    """x with an axis of length 1 inserted at each of the positions, one after the other, each counted in what the ones before gave."""
    for axis in [axes] if isinstance(axes, int) else axes:
        x = xp.expand_dims(x, axis=axis)
    return x
