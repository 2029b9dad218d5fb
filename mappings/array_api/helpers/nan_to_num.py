import array_api_strict as xp


def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    """x with NaN and the infinities replaced."""
    if xp.isdtype(x.dtype, "complex floating"):
        return nan_to_num(xp.real(x), nan, posinf, neginf) + 1j * nan_to_num(xp.imag(x), nan, posinf, neginf)
    if not xp.isdtype(x.dtype, "real floating"):
        return x
    limits = xp.finfo(x.dtype)
    x = xp.where(x == xp.inf, limits.max if posinf is None else float(posinf), x)
    x = xp.where(x == -xp.inf, limits.min if neginf is None else float(neginf), x)
    return xp.where(xp.isnan(x), float(nan), x)
