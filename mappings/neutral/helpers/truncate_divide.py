import array_api_strict as xp


def truncate_divide(x1: xp.Array, x2):
    """x1 / x2 rounded towards zero; of integers in integers."""
    if xp.isdtype(xp.result_type(x1, x2), ("real floating", "complex floating")):
        return xp.trunc(x1 / x2)
    quotient = x1 // x2
    rest = x1 - quotient * x2
    return xp.where((rest != 0) & ((rest < 0) != (x1 < 0)), quotient + 1, quotient)
