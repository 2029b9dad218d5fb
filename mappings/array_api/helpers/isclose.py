import array_api_strict as xp


def isclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Where |x1 - x2| <= atol + rtol * |x2|, or both are the same infinity."""
    x1, x2 = [x if not hasattr(x, "dtype") or xp.isdtype(x.dtype, ("real floating", "complex floating")) else
              xp.astype(x, xp.float64) for x in (x1, x2)]
    if not hasattr(x1, "dtype"):
        x1 = xp.asarray(x1, dtype=x2.dtype)
    if not hasattr(x2, "dtype"):
        x2 = xp.asarray(x2, dtype=x1.dtype)
    close = (xp.abs(x1 - x2) <= atol + rtol * xp.abs(x2)) & xp.isfinite(x2)
    close = close | (x1 == x2)
    return close | (xp.isnan(x1) & xp.isnan(x2)) if equal_nan else close
