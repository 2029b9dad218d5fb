import array_api_strict as xp


def dtype_kind(dtype):
    """The letter of a dtype's kind: b, u, i, f or c."""
    if xp.isdtype(dtype, "bool"):
        return "b"
    if xp.isdtype(dtype, "unsigned integer"):
        return "u"
    if xp.isdtype(dtype, "signed integer"):
        return "i"
    return "f" if xp.isdtype(dtype, "real floating") else "c"
