import array_api_strict as xp


def fitted(x: xp.Array, height: int, width: int):
    """The middle of pictures cut off, or bordered with zeros, to the given size."""
    top, left = max(x.shape[-3] - height, 0) // 2, max(x.shape[-2] - width, 0) // 2
    inner: xp.Array = cropped(x, top, left, min(height, x.shape[-3]), min(width, x.shape[-2]))
    return bordered(inner, max(height - x.shape[-3], 0) // 2, max(width - x.shape[-2], 0) // 2, height, width)
