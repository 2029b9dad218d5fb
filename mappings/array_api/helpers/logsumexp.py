import array_api_strict as xp


def logsumexp(x, axis=None, keepdims=False):
    """log(sum(exp(x))) over the given axes, without overflow."""
    greatest = xp.max(x, axis=axis, keepdims=True)
    shift = xp.where(xp.isfinite(greatest), greatest, 0.0)
    result = xp.log(xp.sum(xp.exp(x - shift), axis=axis, keepdims=True)) + shift
    if keepdims:
        return result
    return xp.squeeze(result, axis=tuple(range(x.ndim)) if axis is None else axis)
