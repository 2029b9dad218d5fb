import math

import array_api_strict as xp


def pixel_shuffle(x: xp.Array, factor: int):
    """(…, C * factor ** 2, H, W) as (…, C, H * factor, W * factor)."""
    *batch, channels, height, width = x.shape
    count = channels // factor ** 2
    x = xp.reshape(x, (math.prod(batch), count, factor, factor, height, width))
    x = xp.permute_dims(x, (0, 1, 4, 2, 5, 3))
    return xp.reshape(x, (*batch, count, height * factor, width * factor))
