import paddle


def at_multiply(x, key, value):
    """A copy of x with the elements multiplied by value at the key; positions that occur more than once count each time."""
    positions = paddle.arange(x.size).reshape(x.shape)[key]
    value = value.astype(x.dtype) if isinstance(value, paddle.Tensor) else paddle.to_tensor(value, dtype=x.dtype)
    values, places, flat = value.broadcast_to(positions.shape).reshape([-1]), positions.reshape([-1]), x.reshape([-1])
    if x.stop_gradient and value.stop_gradient and not x.is_complex():
        return paddle.put_along_axis(flat, places, values, 0, reduce="mul").reshape(x.shape)
    while places.size:  # each time that a position occurs; put_along_axis takes no complex numbers, and its gradient divides by the values
        first = paddle.unique(places, return_index=True)[1]
        flat = paddle.index_put(flat, (places[first],), flat[places[first]] * values[first])
        rest = paddle.index_put(paddle.ones(places.shape, dtype="bool"), (first,), paddle.to_tensor(False))
        places, values = places[rest], values[rest]
    return flat.reshape(x.shape)
