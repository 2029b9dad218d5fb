import array_api_strict as xp


def aligned(arrays: list[xp.Array]):
    """The arrays with equally many axes: new ones stand behind the first."""
    rank = max(x.ndim for x in arrays)
    return [xp.reshape(x, x.shape[:1] + (1,) * (rank - x.ndim) + x.shape[1:]) for x in arrays]
