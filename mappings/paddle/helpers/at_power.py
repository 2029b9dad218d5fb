import paddle


def at_power(x, key, value):
    """A copy of x with the elements raised to the power value at the key; positions that occur more than once count each time."""
    positions = paddle.arange(x.size).reshape(x.shape)[key]
    value = value.astype(x.dtype) if isinstance(value, paddle.Tensor) else paddle.to_tensor(value, dtype=x.dtype)
    values = value.broadcast_to(positions.shape).reshape([-1])
    exponents = paddle.put_along_axis(paddle.ones_like(x).reshape([-1]), positions.reshape([-1]), values, 0, reduce="mul")
    return (x.reshape([-1]) ** exponents).reshape(x.shape)
