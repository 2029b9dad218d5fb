import array_api_strict as xp


def nanmin(x, axis=None, keepdims=False):
    """The least element over the given axes that is not NaN; NaN where there is none."""
    if not xp.isdtype(x.dtype, "real floating"):
        return xp.min(x, axis=axis, keepdims=keepdims)
    missing = xp.isnan(x)
    result = xp.min(xp.where(missing, xp.inf, x), axis=axis, keepdims=keepdims)
    return xp.where(xp.all(missing, axis=axis, keepdims=keepdims), xp.nan, result)
