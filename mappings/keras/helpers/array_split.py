from keras import ops


def array_split(x, parts, axis=0):
    """x cut along axis into so many parts, the first of them longer, or at the given places."""
    return ops.array_split(x, parts, axis=axis) if isinstance(parts, int) else ops.split(x, parts, axis=axis)
