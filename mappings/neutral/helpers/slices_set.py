import array_api_strict as xp


def slices_set(x: xp.Array, values: xp.Array, axes: list, starts: list, stops: list, steps: list):
    """A copy of x with values, broadcast, written at the slices start:stop:step along the axes."""
    key = [slice(None)] * x.ndim
    for i, axis in enumerate(axes):
        length = x.shape[axis]
        key[axis] = slice(max(starts[i], -length), min(stops[i], length), steps[i])
    return xp.at_set(x, tuple(key), values)
