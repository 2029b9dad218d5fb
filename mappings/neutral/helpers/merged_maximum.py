import array_api_strict as xp


def merged_maximum(arrays: list[xp.Array]):
    """The greatest of each element of arrays, whose missing axes stand behind the first."""
    first, *others = aligned(arrays)
    total = first
    for x in others:
        total = xp.maximum(total, x)
    return total
