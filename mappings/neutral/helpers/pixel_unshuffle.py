import math

import array_api_strict as xp


def pixel_unshuffle(x: xp.Array, factor: int):
    """(…, C, H * factor, W * factor) as (…, C * factor ** 2, H, W)."""
    *batch, channels, height, width = x.shape
    height, width = height // factor, width // factor
    x = xp.reshape(x, (math.prod(batch), channels, height, factor, width, factor))
    x = xp.permute_dims(x, (0, 1, 3, 5, 2, 4))
    return xp.reshape(x, (*batch, channels * factor ** 2, height, width))
