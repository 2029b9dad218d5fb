import array_api_strict as xp


def vectorize(f):
    """A function of arrays that applies f to their elements, one after the other."""
    def vectorised(*arrays):
        arrays = [xp.asarray(array) for array in arrays]
        given: list[xp.Array] = xp.broadcast_arrays(*arrays)
        flat = [xp.reshape(array, (-1,)) for array in given]
        results = [f(*[array[i] for array in flat]) for i in range(flat[0].shape[0])]
        shape = tuple(given[0].shape)
        if isinstance(results[0], tuple):
            return tuple([xp.reshape(xp.stack([xp.asarray(result[k]) for result in results]), shape) for k in range(len(results[0]))])
        return xp.reshape(xp.stack([xp.asarray(result) for result in results]), shape)
    return vectorised
