import array_api_strict as xp


def depth_to_space(x: xp.Array, block: int):
    """x (batch, height, width, channels) with the channels of each place as a block x block square."""
    n, h, w, c = x.shape
    x = xp.reshape(x, (n, h, w, block, block, c // (block * block)))
    return xp.reshape(xp.permute_dims(x, (0, 1, 3, 2, 4, 5)), (n, h * block, w * block, c // (block * block)))
