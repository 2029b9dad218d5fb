import array_api_strict as xp


def weighted_bincount(x, weights, minlength=0):
    """The sum of the weights at the places of each value from 0 on in the integers x."""
    length = max(minlength, int(xp.max(x)) + 1 if x.size else 0)
    hits = xp.expand_dims(xp.astype(x, xp.int64), axis=0) == xp.expand_dims(xp.arange(length), axis=1)
    return xp.sum(xp.where(hits, weights, xp.zeros_like(weights)), axis=1)
