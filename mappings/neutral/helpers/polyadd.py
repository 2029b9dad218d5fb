import array_api_strict as xp


def polyadd(p: xp.Array, q: xp.Array):
    """The sum of two polynomials, their coefficients from the highest power on."""
    length = max(p.shape[0], q.shape[0])
    p = xp.concat([xp.zeros((length - p.shape[0],), dtype=p.dtype), p])
    return p + xp.concat([xp.zeros((length - q.shape[0],), dtype=q.dtype), q])
