import array_api_strict as xp


def histogram_bin_edges(x: xp.Array, bins, limits=None):
    """The edges of bins many equal intervals over limits (None: from the least to the greatest of x); bins themselves if they are edges."""
    if not isinstance(bins, int):
        return xp.asarray(bins)
    x = x if xp.isdtype(x.dtype, "real floating") else xp.astype(x, xp.float64)
    low = xp.min(x) if limits is None else xp.asarray(float(limits[0]), dtype=x.dtype)
    high = xp.max(x) if limits is None else xp.asarray(float(limits[1]), dtype=x.dtype)
    none = xp.astype(low == high, x.dtype)
    low, high = low - 0.5 * none, high + 0.5 * none
    inner = xp.astype(xp.arange(bins), x.dtype) * ((high - low) / bins) + low
    return xp.concat([inner, xp.reshape(high, (1,))])
