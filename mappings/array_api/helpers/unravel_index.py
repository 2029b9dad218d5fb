import array_api_strict as xp


def unravel_index(indices, shape):
    """For each index into the flattened array its indices into an array of the given shape."""
    indices = xp.asarray(indices)
    result = []
    for length in reversed((shape,) if isinstance(shape, int) else shape):
        result.insert(0, indices % length)
        indices = indices // length
    return tuple(result)
