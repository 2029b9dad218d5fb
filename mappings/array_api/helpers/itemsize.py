import array_api_strict as xp


def itemsize(x):
    """The number of bytes of an element of x."""
    if xp.isdtype(x.dtype, "bool"):
        return 1
    if xp.isdtype(x.dtype, "integral"):
        return xp.iinfo(x.dtype).bits // 8
    parts = 2 if xp.isdtype(x.dtype, "complex floating") else 1
    return xp.finfo(x.dtype).bits // 8 * parts
