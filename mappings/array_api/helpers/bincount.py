import array_api_strict as xp


def bincount(x, minlength=0):
    """How often each value from 0 on occurs in the integers x."""
    length = max(minlength, int(xp.max(x)) + 1 if x.size else 0)
    hits = xp.expand_dims(xp.astype(x, xp.int64), axis=0) == xp.expand_dims(xp.arange(length), axis=1)
    return xp.count_nonzero(hits, axis=1)
