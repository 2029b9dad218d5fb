import array_api_strict as xp


def split_by(x: xp.Array, parts, axis: int = 0):
    """x cut along axis into parts of one length, or of the given lengths."""
    sizes = parts
    if isinstance(parts, int):
        length = x.shape[axis]
        sizes = [min(parts, length - start) for start in range(0, max(length, 1), parts)]
    return xp.split_sizes(x, sizes, axis=axis)
