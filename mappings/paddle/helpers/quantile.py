import paddle


def quantile(x, q, axis=None, keepdims=False, method="linear"):
    """Quantiles over one axis, several axes, or all of them; NaN where any is NaN."""
    x = x if x.is_floating_point() else x.astype(paddle.get_default_dtype())
    q = q.astype(x.dtype) if isinstance(q, paddle.Tensor) else paddle.to_tensor(q, dtype=x.dtype)
    axes = list(range(x.ndim)) if axis is None else list(axis) if isinstance(axis, (tuple, list)) else [axis]
    axes = [one % x.ndim for one in axes]
    kept = [one for one in range(x.ndim) if one not in axes]
    rows = x.transpose(kept + axes).reshape([*(x.shape[one] for one in kept), -1])
    ordered, last = paddle.sort(rows, axis=-1), rows.shape[-1] - 1
    place = q.reshape([-1]) * last
    low, high = paddle.floor(place).astype(paddle.int64), paddle.ceil(place).astype(paddle.int64)
    first, second = (paddle.moveaxis(paddle.index_select(ordered, index, axis=ordered.ndim - 1), -1, 0) for index in (low, high))
    part = (place - low.astype(x.dtype)).reshape([-1] + [1] * len(kept))
    ways = {
        "linear": lambda: paddle.where(first == second, first, first + (second - first) * part),
        "lower": lambda: first,
        "higher": lambda: second,
        "midpoint": lambda: (first + second) / 2,
        "nearest": lambda: paddle.where((part < 0.5) | ((part == 0.5) & (low.reshape(part.shape) % 2 == 0)), first, second),
    }
    missing = paddle.isnan(rows).any(axis=-1)
    result = paddle.where(missing, paddle.full_like(first, float("nan")), ways[method]())
    shape = [1 if one in axes else x.shape[one] for one in range(x.ndim)] if keepdims else [x.shape[one] for one in kept]
    return result.reshape([*q.shape, *shape])
