import array_api_strict as xp


def nanmax(x, axis=None, keepdims=False):
    """The greatest element over the given axes that is not NaN; NaN where there is none."""
    if not xp.isdtype(x.dtype, "real floating"):
        return xp.max(x, axis=axis, keepdims=keepdims)
    missing = xp.isnan(x)
    result = xp.max(xp.where(missing, -xp.inf, x), axis=axis, keepdims=keepdims)
    return xp.where(xp.all(missing, axis=axis, keepdims=keepdims), xp.nan, result)
