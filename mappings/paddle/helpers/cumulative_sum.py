import paddle


def cumulative_sum(x, axis=None, dtype=None, include_initial=False):
    """Cumulative sums along an axis, after a leading zero if include_initial."""
    axis = 0 if axis is None else axis
    result = paddle.cumsum(x, axis=axis, dtype=dtype)
    if not include_initial:
        return result
    shape = list(result.shape)
    shape[axis] = 1
    return paddle.concat([paddle.zeros(shape, dtype=result.dtype), result], axis=axis)
