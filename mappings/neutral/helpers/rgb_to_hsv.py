import array_api_strict as xp


def rgb_to_hsv(x: xp.Array):
    """Hue, saturation and value of the red, green and blue along the last axis, all in [0, 1]."""
    red, green, blue = x[..., 0], x[..., 1], x[..., 2]
    value = xp.max(x, axis=-1)
    width = value - xp.min(x, axis=-1)
    flat = width == 0.0
    unit = xp.where(flat, xp.ones_like(width), width)
    hue = xp.where(value == red, (green - blue) / unit, xp.where(value == green, (blue - red) / unit + 2.0, (red - green) / unit + 4.0)) / 6.0
    hue = xp.where(flat, xp.zeros_like(hue), xp.where(hue < 0.0, hue + 1.0, hue))
    saturation = xp.where(value > 0.0, width / xp.where(value > 0.0, value, xp.ones_like(value)), xp.zeros_like(value))
    return xp.stack([hue, saturation, value], axis=-1)
