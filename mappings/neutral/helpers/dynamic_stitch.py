import array_api_strict as xp


def dynamic_stitch(indices: list[xp.Array], data: list[xp.Array]):
    """The subarrays of data, each at its place in indices; of a place's several the last."""
    inner = tuple(data[0].shape[indices[0].ndim:])
    count = max([int(xp.max(index)) for index in indices if 0 not in index.shape]) + 1
    result = xp.zeros((count,) + inner, dtype=data[0].dtype)
    for index, part in zip(indices, data):
        if 0 not in index.shape:
            result = xp.at_set(result, (xp.reshape(index, (-1,)),), xp.reshape(part, (-1,) + inner))
    return result
