import array_api_strict as xp


def segment_reduce(x: xp.Array, segments: xp.Array, count=None, how: str = "sum", empty: str = "zero"):
    """For each segment below count (None: the last) the sum, mean, prod, min or max of the subarrays of x with its number; empty says what of none."""
    count = int(segments[-1]) + 1 if count is None else int(count)
    inner = tuple(x.shape[segments.ndim:])
    places = xp.reshape(segments, (-1,))
    x = xp.reshape(x, (-1,) + inner)
    shape = (count,) + inner
    ones = xp.at_add(xp.zeros((count,), dtype=x.dtype), (places,), xp.ones_like(xp.astype(places, x.dtype)))
    number = xp.reshape(ones, (count,) + (1,) * len(inner))
    if how in ("min", "max"):
        limits = xp.finfo(x.dtype) if xp.isdtype(x.dtype, "real floating") else xp.iinfo(x.dtype)
        start = xp.full(shape, limits.max if how == "min" else limits.min, dtype=x.dtype)
        result = xp.at_min(start, (places,), x) if how == "min" else xp.at_max(start, (places,), x)
        if empty == "limit":
            return result
        instead = xp.zeros_like(result)
        if empty == "infinite" and xp.isdtype(x.dtype, "real floating"):
            instead = xp.full_like(result, float("inf") if how == "min" else -float("inf"))
        elif empty == "infinite":
            instead = start
        return xp.where(number > 0, result, instead)
    if how == "prod":
        return xp.at_multiply(xp.ones(shape, dtype=x.dtype), (places,), x)
    total = xp.at_add(xp.zeros(shape, dtype=x.dtype), (places,), x)
    least = xp.where(number > 0, number, xp.ones_like(number))
    return total if how == "sum" else total / least if how == "mean" else total / xp.sqrt(least)
