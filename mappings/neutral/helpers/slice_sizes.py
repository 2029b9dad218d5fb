import array_api_strict as xp


def slice_sizes(x: xp.Array, begin, size):
    """The block of x that begins at begin and has the given sizes (-1: up to the end)."""
    key = [slice(int(b), None if int(n) == -1 else int(b) + int(n)) for b, n in zip(begin, size)]
    return x[tuple(key)]
