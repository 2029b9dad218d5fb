import array_api_strict as xp


def frexp(x: xp.Array):
    """The mantissas, of absolute value from 0.5 to below 1, and the exponents of 2 with which they make x."""
    usual = xp.logical_and(xp.isfinite(x), x != 0.0)
    size = xp.where(usual, xp.abs(x), xp.full_like(x, 0.5))
    exponent = xp.floor(xp.log2(size)) + 1.0
    exponent = exponent + xp.astype(size >= xp.exp2(exponent), x.dtype) - xp.astype(size < xp.exp2(exponent - 1.0), x.dtype)
    mantissa = xp.where(usual, x / xp.exp2(exponent), x)
    return mantissa, xp.astype(xp.where(usual, exponent, xp.zeros_like(x)), xp.int32)
