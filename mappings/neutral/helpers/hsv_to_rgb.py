import array_api_strict as xp


def hsv_to_rgb(x: xp.Array):
    """Red, green and blue of the hue, saturation and value along the last axis."""
    hue, saturation, value = x[..., 0] * 6.0, x[..., 1], x[..., 2]
    red = xp.clip(xp.abs(hue - 3.0) - 1.0, 0.0, 1.0)
    green = xp.clip(2.0 - xp.abs(hue - 2.0), 0.0, 1.0)
    blue = xp.clip(2.0 - xp.abs(hue - 4.0), 0.0, 1.0)
    return xp.stack([((part - 1.0) * saturation + 1.0) * value for part in (red, green, blue)], axis=-1)
