import array_api_strict as xp


def index_grid(*arrays: xp.Array):
    """Indices, of a mask those where it is true, each along an axis of its own: together they choose a whole grid."""
    indices = [xp.asarray(array) for array in arrays]
    indices = [xp.nonzero(index)[0] if xp.isdtype(index.dtype, "bool") else index for index in indices]
    return tuple(xp.reshape(index, (1,) * k + (-1,) + (1,) * (len(indices) - 1 - k)) for k, index in enumerate(indices))
