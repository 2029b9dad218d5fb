import array_api_strict as xp


def sized(x: xp.Array, size: int, fill=None):
    """The first size elements of x, and fill (None: its first element) in the places behind it up to that number."""
    x = x[:min(size, x.shape[0])]
    missing = xp.zeros((size - x.shape[0],), dtype=x.dtype)
    missing = missing + x[:1] if fill is None else xp.full_like(missing, fill)
    return xp.concat([x, missing])
