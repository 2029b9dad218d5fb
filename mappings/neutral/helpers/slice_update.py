import array_api_strict as xp


def slice_update(x: xp.Array, values: xp.Array, axis: int, key):
    """A copy of x with values written at key (an index or a slice) along axis."""
    return xp.at_set(x, (slice(None),) * (axis % x.ndim) + (key,), values)
