import mlx.core as mx


def cumulative_prod(x, axis=None, dtype=None):
    """The products of the first elements along axis, that of none first."""
    axis = 0 if axis is None else axis
    products = mx.cumprod(x, axis=axis) if dtype is None else mx.cumprod(x, axis=axis, dtype=dtype)
    start = [1 if one == axis % x.ndim else length for one, length in enumerate(products.shape)]
    return mx.concatenate([mx.ones(start, dtype=products.dtype), products], axis=axis)
