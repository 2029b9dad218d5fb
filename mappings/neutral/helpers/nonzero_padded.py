import array_api_strict as xp


def nonzero_padded(x: xp.Array, size: int, fill: int = -1):
    """The indices of the first elements that are not zero, a row each, and rows of fill up to size."""
    found = xp.argwhere(x)
    found = found[:min(size, found.shape[0]), :]
    missing = xp.full((max(size - found.shape[0], 0), found.shape[1]), fill, dtype=found.dtype)
    return xp.concat([found, missing], axis=0)
