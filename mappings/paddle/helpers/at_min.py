import paddle


def at_min(x, key, value):
    """A copy of x with the lesser of each element and value at the key; positions that occur more than once count each time."""
    positions = paddle.arange(x.size).reshape(x.shape)[key]
    value = value.astype(x.dtype) if isinstance(value, paddle.Tensor) else paddle.to_tensor(value, dtype=x.dtype)
    values = value.broadcast_to(positions.shape).reshape([-1])
    return paddle.put_along_axis(x.reshape([-1]), positions.reshape([-1]), values, 0, reduce="amin").reshape(x.shape)
