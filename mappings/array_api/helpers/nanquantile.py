import array_api_strict as xp


def nanquantile(x, q, axis=None, keepdims=False, method="linear"):
    """The quantiles over the given axes at q of the elements that are not NaN; NaN where there is none."""
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    axes = tuple(one % x.ndim for one in axes)
    kept = tuple(1 if one in axes else length for one, length in enumerate(x.shape))
    flat = xp.moveaxis(x, axes, tuple(range(x.ndim - len(axes), x.ndim)))
    flat = xp.sort(xp.reshape(flat, flat.shape[: x.ndim - len(axes)] + (-1,)), axis=-1)
    count = xp.astype(xp.count_nonzero(xp.logical_not(xp.isnan(flat)), axis=-1), xp.float64)

    def pick(index):
        places = xp.expand_dims(xp.astype(xp.maximum(index, xp.asarray(0.0)), xp.int64), axis=-1)
        return xp.squeeze(xp.take_along_axis(flat, places, axis=-1), axis=-1)

    def one(value):
        position = value * xp.maximum(count - 1, xp.asarray(0.0))
        low = xp.floor(position)
        part = position - low
        if method == "nearest":
            low = xp.where((part > 0.5) | ((part == 0.5) & (low % 2 == 1)), low + 1, low)
            part = xp.zeros_like(part)
        elif method in ("lower", "higher"):
            low = low if method == "lower" else xp.ceil(position)
            part = xp.zeros_like(part)
        elif method == "midpoint":
            part = xp.where(part > 0, 0.5, part)
        first = pick(low)
        result = first + (pick(xp.minimum(low + 1, count - 1)) - first) * xp.astype(part, x.dtype)
        result = xp.where(part == 0, first, result)
        return xp.reshape(result, kept) if keepdims else result

    q = xp.asarray(q, dtype=xp.float64)
    results = [one(value) for value in xp.unstack(xp.reshape(q, (-1,)))]
    return results[0] if q.ndim == 0 else xp.reshape(xp.stack(results), q.shape + results[0].shape)
