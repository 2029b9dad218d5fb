import paddle


def at_subtract(x, key, value):
    """A copy of x with value subtracted at the key; positions that occur more than once count each time."""
    positions = paddle.arange(x.size).reshape(x.shape)[key]
    value = value.astype(x.dtype) if isinstance(value, paddle.Tensor) else paddle.to_tensor(value, dtype=x.dtype)
    values = value.broadcast_to(positions.shape).reshape([-1])
    return paddle.index_put(x.reshape([-1]), (positions.reshape([-1]),), -values, accumulate=True).reshape(x.shape)
