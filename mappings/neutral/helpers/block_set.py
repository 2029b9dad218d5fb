import array_api_strict as xp


def block_set(x: xp.Array, values: xp.Array, starts):
    """A copy of x with values written as a block that begins at starts, moved so far that it lies inside."""
    key = []
    for axis, size in enumerate(values.shape):
        start = int(starts[axis])
        start = min(max(start + x.shape[axis] if start < 0 else start, 0), x.shape[axis] - size)
        key.append(slice(start, start + size))
    return xp.at_set(x, tuple(key), values)
