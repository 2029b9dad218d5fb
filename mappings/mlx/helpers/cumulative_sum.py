import mlx.core as mx


def cumulative_sum(x, axis=None, dtype=None):
    """The sums of the first elements along axis, that of none first."""
    axis = 0 if axis is None else axis
    sums = mx.cumsum(x, axis=axis) if dtype is None else mx.cumsum(x, axis=axis, dtype=dtype)
    start = [1 if one == axis % x.ndim else length for one, length in enumerate(sums.shape)]
    return mx.concatenate([mx.zeros(start, dtype=sums.dtype), sums], axis=axis)
