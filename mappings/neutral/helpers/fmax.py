import array_api_strict as xp


def fmax(x1: xp.Array, x2: xp.Array):
    """The greater of each pair of elements; where one is NaN the other."""
    return xp.where((x2 != x2) | (x1 > x2), x1, x2)
