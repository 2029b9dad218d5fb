import paddle


def at_set(x, key, value):
    """A copy of x with value written at the key."""
    result = x.clone()
    result[key] = value.astype(x.dtype) if isinstance(value, paddle.Tensor) else value
    return result
