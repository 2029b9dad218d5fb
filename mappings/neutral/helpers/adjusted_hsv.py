import array_api_strict as xp


def adjusted_hsv(x: xp.Array, turn=0.0, factor=1.0):
    """Colours (red, green, blue along the last axis) with their hue turned and their saturation multiplied."""
    hsv: xp.Array = rgb_to_hsv(x)
    hue = hsv[..., 0] + turn
    saturation = xp.clip(hsv[..., 1] * factor, 0.0, 1.0)
    turned: xp.Array = xp.stack([hue - xp.floor(hue), saturation, hsv[..., 2]], axis=-1)
    return hsv_to_rgb(turned)
