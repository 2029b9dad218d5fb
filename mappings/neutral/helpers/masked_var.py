import array_api_strict as xp


def masked_var(x: xp.Array, mask: xp.Array, axis=None, correction: float = 1, keepdims: bool = False):
    """The variance of the elements where mask is true, their number less correction counted."""
    valid = xp.astype(xp.broadcast_to(mask, x.shape), x.dtype)
    count = xp.sum(valid, axis=axis, keepdims=True)
    mean = xp.sum(xp.where(mask, x, xp.zeros_like(x)), axis=axis, keepdims=True) / count
    deviations = xp.where(mask, x - mean, xp.zeros_like(x))
    squares = xp.sum(xp.abs(deviations * xp.conj(deviations)), axis=axis, keepdims=keepdims)
    count = xp.abs(xp.sum(valid, axis=axis, keepdims=keepdims)) - correction
    return squares / xp.maximum(count, xp.zeros_like(count))
