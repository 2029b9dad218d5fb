import array_api_strict as xp


def causal_mask(x: xp.Array):
    """One where a position may look at another, for each sequence along the last axis; an axis for heads before the last two."""
    length = x.shape[-1]
    mask = xp.tril(xp.ones((length, length), dtype=xp.float32))
    return xp.broadcast_to(mask, (*x.shape[:-1], 1, length, length))
