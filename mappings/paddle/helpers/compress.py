import paddle


def compress(condition, x, axis=None):
    """The subarrays along an axis where the condition is true."""
    if axis is None:
        x, axis = x.reshape([-1]), 0
    return paddle.index_select(x, paddle.nonzero(condition, as_tuple=True)[0], axis=axis)
