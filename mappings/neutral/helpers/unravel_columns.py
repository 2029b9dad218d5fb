import array_api_strict as xp


def unravel_columns(indices: xp.Array, shape: tuple[int, ...]):
    """For each index into an array flattened column by column its indices into the array of the given shape."""
    return tuple(xp.unravel_index(indices, tuple(shape)[::-1]))[::-1]
