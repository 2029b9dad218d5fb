from keras import ops


def array_split(x, parts, axis=0):
    """x cut along axis into so many parts, the first of them longer, or at the given places."""
    if isinstance(parts, int):
        return ops.array_split(x, parts, axis=axis)
    length = x.shape[axis]
    return ops.split(x, [min(int(place), length) for place in parts], axis=axis)
