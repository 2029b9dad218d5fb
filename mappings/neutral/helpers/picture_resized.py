import array_api_strict as xp


def picture_resized(x: xp.Array, size, method: str = "bilinear", antialias: bool = False):
    """Pictures (height, width, channels last) scaled to the given height and width."""
    shape = tuple(x.shape[:-3]) + (int(size[0]), int(size[1]), x.shape[-1])
    return resampled(x, shape, method, antialias)
