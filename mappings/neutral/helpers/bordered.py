import array_api_strict as xp


def bordered(x: xp.Array, top: int, left: int, height: int, width: int):
    """Pictures of the given size, zero but for x with its corner at top and left."""
    below, right = height - top - x.shape[-3], width - left - x.shape[-2]
    return xp.pad(x, [(0, 0)] * (x.ndim - 3) + [(top, below), (left, right), (0, 0)])
