import array_api_strict as xp


def logsumexp(x: xp.Array, axis: int | tuple[int, ...] | None = None, keepdims: bool = False):
    """log(sum(exp(x))) over the given axes, without overflow."""
    if 0 in x.shape:  # there is no greatest element
        return xp.log(xp.sum(xp.exp(x), axis=axis, keepdims=keepdims))
    size = xp.real(x) if xp.isdtype(x.dtype, "complex floating") else x
    greatest = xp.max(size, axis=axis, keepdims=True)
    shift = xp.astype(xp.where(xp.isfinite(greatest), greatest, xp.zeros_like(greatest)), x.dtype)
    summed = xp.sum(xp.exp(x - shift), axis=axis, keepdims=keepdims)
    return xp.log(summed) + xp.reshape(shift, summed.shape)
