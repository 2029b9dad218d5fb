import array_api_strict as xp


def shapes_of(arrays: list[xp.Array], dtype):
    """The shapes of the arrays, each as an array."""
    return [xp.asarray(list(x.shape), dtype=dtype) for x in arrays]
