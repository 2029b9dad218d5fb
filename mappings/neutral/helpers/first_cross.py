import array_api_strict as xp


def first_cross(a: xp.Array, b: xp.Array):
    """The cross products along the first axis of length 3."""
    return xp.linalg.cross(a, b, axis=tuple(a.shape).index(3) - a.ndim)
