import array_api_strict as xp


def round_decimals(x, decimals):
    """x rounded to the given number of decimals, halves to even."""
    if xp.isdtype(x.dtype, "integral"):
        if decimals >= 0:
            return xp.asarray(x, copy=True)
        scaled = xp.astype(x, xp.float64) / 10.0**-decimals
        return xp.astype(xp.round(scaled) * 10.0**-decimals, x.dtype)
    if decimals >= 0:
        return xp.round(x * 10.0**decimals) / 10.0**decimals
    return xp.round(x / 10.0**-decimals) * 10.0**-decimals
