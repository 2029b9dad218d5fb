import array_api_strict as xp


def median(x, axis=None, keepdims=False):
    """The middle of the sorted elements over the given axes, the mean of the two middle ones; NaN if any is NaN."""
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    axes = tuple(one % x.ndim for one in axes)
    kept = tuple(1 if one in axes else length for one, length in enumerate(x.shape))
    flat = xp.moveaxis(x, axes, tuple(range(x.ndim - len(axes), x.ndim)))
    flat = xp.sort(xp.reshape(flat, flat.shape[: x.ndim - len(axes)] + (-1,)), axis=-1)
    length = flat.shape[-1]
    result = flat[..., (length - 1) // 2] / 2 + flat[..., length // 2] / 2 if length else xp.full(flat.shape[:-1], xp.nan)
    if length:
        result = xp.where(flat[..., (length - 1) // 2] == flat[..., length // 2], flat[..., length // 2], result)
        result = xp.where(xp.any(xp.isnan(flat), axis=-1), xp.nan, result)
    return xp.reshape(result, kept) if keepdims else result
