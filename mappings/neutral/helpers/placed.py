import array_api_strict as xp


def placed(x: xp.Array, mask: xp.Array, values):
    """A copy of x with values one after the other, over again as often as needed, where mask is true."""
    values = xp.reshape(xp.astype(xp.asarray(values), x.dtype), (-1,))
    flags = xp.reshape(xp.astype(mask, xp.bool), (-1,))
    count = xp.cumulative_sum(xp.astype(flags, xp.int64)) - 1
    chosen = xp.take(values, xp.where(flags, count, 0) % values.shape[0], axis=0)
    return xp.reshape(xp.where(flags, chosen, xp.reshape(x, (-1,))), tuple(x.shape))
