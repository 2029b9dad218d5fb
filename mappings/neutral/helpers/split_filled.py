import array_api_strict as xp


def split_filled(x: xp.Array, sizes, axis: int = 0):
    """x cut along axis into parts of the given lengths, of which one may be -1: what the others leave."""
    left = x.shape[axis] - sum([size for size in sizes if size != -1])
    return xp.split_sizes(x, [left if size == -1 else size for size in sizes], axis=axis)
