import array_api_strict as xp


def ravel_multi_index(indices, shape, mode: str = "raise", order: str = "C"):
    """The places in the flattened array of the given shape that indices, one array an axis, stand for."""
    places = indices if isinstance(indices, (tuple, list)) else [indices[k, ...] for k in range(len(shape))]
    axes = [(index if isinstance(index, int) else xp.asarray(index), length) for index, length in zip(places, shape)]
    place = 0
    for index, length in axes if order == "C" else axes[::-1]:
        if mode == "clip":
            index = xp.clip(index, 0, length - 1)
        elif mode == "wrap":
            index = index % length
        place = place * length + index
    return place
