import paddle


def nanquantile(x, q, axis=None, keepdims=False, method="linear"):
    """Quantiles over one axis, several axes, or all of them, of the elements that are not NaN."""
    x = x if x.is_floating_point() else x.astype(paddle.get_default_dtype())
    q = q.astype(x.dtype) if isinstance(q, paddle.Tensor) else paddle.to_tensor(q, dtype=x.dtype)
    axes = list(range(x.ndim)) if axis is None else list(axis) if isinstance(axis, (tuple, list)) else [axis]
    axes = [one % x.ndim for one in axes]
    kept = [one for one in range(x.ndim) if one not in axes]
    rows = x.transpose(kept + axes).reshape([*(x.shape[one] for one in kept), -1])
    ordered = paddle.sort(rows, axis=-1)
    count = paddle.logical_not(paddle.isnan(rows)).astype(x.dtype).sum(-1)
    results = []
    for one in q.reshape([-1]):
        place = paddle.clip(one * (count - 1), min=0.0)
        low, high = paddle.floor(place).astype(paddle.int64), paddle.ceil(place).astype(paddle.int64)
        first, second = (paddle.take_along_axis(ordered, index.unsqueeze(-1), axis=-1).squeeze(-1) for index in (low, high))
        part = place - low.astype(x.dtype)
        ways = {
            "linear": lambda: paddle.where(first == second, first, first + (second - first) * part),
            "lower": lambda: first,
            "higher": lambda: second,
            "midpoint": lambda: (first + second) / 2,
            "nearest": lambda: paddle.where((part < 0.5) | ((part == 0.5) & (low % 2 == 0)), first, second),
        }
        results.append(ways[method]())
    shape = [1 if one in axes else x.shape[one] for one in range(x.ndim)] if keepdims else [x.shape[one] for one in kept]
    return paddle.stack(results).reshape([*q.shape, *shape])
