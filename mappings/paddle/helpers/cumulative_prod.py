import paddle


def cumulative_prod(x, axis=None, dtype=None, include_initial=False):
    """Cumulative products along an axis, after a leading one if include_initial."""
    axis = 0 if axis is None else axis
    result = paddle.cumprod(x, dim=axis, dtype=dtype)
    if not include_initial:
        return result
    shape = list(result.shape)
    shape[axis] = 1
    return paddle.concat([paddle.ones(shape, dtype=result.dtype), result], axis=axis)
