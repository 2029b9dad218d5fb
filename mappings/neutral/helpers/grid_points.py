import itertools


def grid_points(shape):
    """All indices into an array of the given shape, one tuple after the other, the last varying fastest."""
    return itertools.product(*[range(length) for length in shape])
