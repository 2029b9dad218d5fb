import array_api_strict as xp


def triangular_quantile(u: xp.Array, left, mode, right):
    """The places below which the triangular distribution from left over mode to right has the shares u."""
    width = right - left
    rising = left + xp.sqrt(u * (width * (mode - left)))
    falling = right - xp.sqrt((1.0 - u) * (width * (right - mode)))
    return xp.where(u * width < mode - left, rising, falling)
