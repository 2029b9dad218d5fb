import paddle


def unravel_index(indices, shape):
    """For each index into the flattened tensor its indices into one of the given shape."""
    indices = indices if isinstance(indices, paddle.Tensor) else paddle.to_tensor(indices)
    result = []
    for length in reversed((shape,) if isinstance(shape, int) else shape):
        result.insert(0, indices % length)
        indices = paddle.floor_divide(indices, paddle.to_tensor(length, dtype=indices.dtype))
    return tuple(result)
