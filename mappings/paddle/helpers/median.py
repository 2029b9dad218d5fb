import paddle


def median(x, axis=None, keepdims=False):
    """The middle of the sorted elements over one axis, several axes, or all of them."""
    x = x if x.is_floating_point() else x.astype(paddle.get_default_dtype())
    axes = list(range(x.ndim)) if axis is None else list(axis) if isinstance(axis, (tuple, list)) else [axis]
    axes = [one % x.ndim for one in axes]
    kept = [one for one in range(x.ndim) if one not in axes]
    rows = x.transpose(kept + axes).reshape([*(x.shape[one] for one in kept), -1])
    result = paddle.median(rows, axis=-1)
    return result.reshape([1 if one in axes else x.shape[one] for one in range(x.ndim)]) if keepdims else result
