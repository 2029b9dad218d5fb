import array_api_strict as xp


def central_crop(x: xp.Array, fraction: float):
    """The middle of pictures, of the given fraction of their height and width."""
    top, left = int((x.shape[-3] - x.shape[-3] * fraction) / 2), int((x.shape[-2] - x.shape[-2] * fraction) / 2)
    return cropped(x, top, left, x.shape[-3] - 2 * top, x.shape[-2] - 2 * left)
