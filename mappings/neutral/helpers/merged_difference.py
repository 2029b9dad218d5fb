import array_api_strict as xp


def merged_difference(arrays: list[xp.Array]):
    """The difference of two arrays, whose missing axes stand behind the first."""
    first, second = aligned(arrays)
    return xp.subtract(first, second)
