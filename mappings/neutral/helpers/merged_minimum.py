import array_api_strict as xp


def merged_minimum(arrays: list[xp.Array]):
    """The least of each element of arrays, whose missing axes stand behind the first."""
    first, *others = aligned(arrays)
    total = first
    for x in others:
        total = xp.minimum(total, x)
    return total
