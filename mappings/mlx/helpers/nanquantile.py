import mlx.core as mx


def nanquantile(x, q, axis=None, keepdims=False, method="linear"):
    """The quantiles over the given axes at q of the elements that are not NaN; NaN where there is none."""
    x = x if mx.issubdtype(x.dtype, mx.floating) else x.astype(mx.float32)
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    axes = tuple(one % x.ndim for one in axes)
    kept = tuple(1 if one in axes else length for one, length in enumerate(x.shape))
    others = [one for one in range(x.ndim) if one not in axes]
    flat = mx.flatten(mx.transpose(x, others + list(axes)), len(others), -1) if axes else x[..., None]
    flat = mx.sort(flat, axis=-1)
    count = mx.sum(mx.logical_not(mx.isnan(flat)), axis=-1).astype(x.dtype)

    def pick(index):
        places = mx.expand_dims(mx.stop_gradient(mx.maximum(index, 0).astype(mx.int32)), -1)
        return mx.squeeze(mx.take_along_axis(flat, places, axis=-1), -1)

    def one(value):
        position = value * mx.maximum(count - 1, 0)
        low = mx.floor(position)
        part = position - low
        if method == "nearest":
            low = mx.where((part > 0.5) | ((part == 0.5) & (low % 2 == 1)), low + 1, low)
            part = mx.zeros_like(part)
        elif method in ("lower", "higher"):
            low = low if method == "lower" else mx.ceil(position)
            part = mx.zeros_like(part)
        elif method == "midpoint":
            part = mx.where(part > 0, 0.5, part)
        first = pick(low)
        result = mx.where(part == 0, first, first + (pick(mx.minimum(low + 1, count - 1)) - first) * part)
        return result.reshape(kept) if keepdims else result

    q = q if isinstance(q, mx.array) else mx.array(q, dtype=x.dtype)
    results = [one(value) for value in mx.unstack(q.reshape(-1))]
    return results[0] if q.ndim == 0 else mx.stack(results).reshape(q.shape + results[0].shape)
