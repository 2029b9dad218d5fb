import array_api_strict as xp


def space_to_depth(x: xp.Array, block: int):
    """x (batch, height, width, channels) with each block x block square of it as channels of one place."""
    n, h, w, c = x.shape
    x = xp.reshape(x, (n, h // block, block, w // block, block, c))
    return xp.reshape(xp.permute_dims(x, (0, 1, 3, 2, 4, 5)), (n, h // block, w // block, block * block * c))
