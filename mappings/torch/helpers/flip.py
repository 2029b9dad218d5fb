def flip(x, axis=None):
    """The elements along the given axes, or all of them, in reverse order."""
    if axis is None:
        axis = tuple(range(x.ndim))
    return x.flip(axis)
