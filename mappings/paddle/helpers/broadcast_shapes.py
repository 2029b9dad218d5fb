import paddle


def broadcast_shapes(*shapes):
    """The shape that arrays of these shapes are broadcast to together."""
    result = []
    for shape in shapes:
        result = paddle.broadcast_shape(result, list(shape)) if result and len(shape) else result or list(shape)
    return tuple(result)
