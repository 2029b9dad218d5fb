import mlx.core as mx


def unravel_index(indices, shape):
    """For each axis the indices of the elements that indices names in the flattened array."""
    result = []
    for length in reversed((shape,) if isinstance(shape, int) else shape):
        result.append(indices % length)
        indices = indices // length
    return tuple(reversed(result))
