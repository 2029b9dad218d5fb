import array_api_strict as xp


def cropped(x: xp.Array, top: int, left: int, height: int, width: int):
    """The part of pictures (height, width, channels last) of the given size whose corner lies at top and left."""
    return x[..., top:top + height, left:left + width, :]
