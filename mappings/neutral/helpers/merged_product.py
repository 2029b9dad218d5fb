import array_api_strict as xp


def merged_product(arrays: list[xp.Array]):
    """The product of arrays, whose missing axes stand behind the first."""
    first, *others = aligned(arrays)
    total = first
    for x in others:
        total = xp.multiply(total, x)
    return total
