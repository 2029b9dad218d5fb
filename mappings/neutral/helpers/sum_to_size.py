import array_api_strict as xp


def sum_to_size(x: xp.Array, shape):
    """x summed over the axes along which an array of the given shape would be broadcast to x's."""
    lead = x.ndim - len(shape)
    axes = tuple(range(lead)) + tuple(lead + i for i, n in enumerate(shape) if n == 1 and x.shape[lead + i] != 1)
    return xp.reshape(xp.sum(x, axis=axes), tuple(shape)) if axes else x
