import paddle


def concat_flat(arrays):
    """The elements of all tensors as one vector."""
    return paddle.concat([array.reshape([-1]) for array in arrays])
