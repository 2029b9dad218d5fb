import paddle


def broadcast_arrays(*arrays):
    """The tensors, all broadcast to the shape that they have together."""
    shape = list(arrays[0].shape)
    for array in arrays[1:]:
        shape = paddle.broadcast_shape(shape, list(array.shape))
    return [array.broadcast_to(shape) for array in arrays]
