import paddle


def lexsort(keys, axis=-1):
    """The indices that sort by several keys, the last one first."""
    order = paddle.argsort(keys[0], axis=axis, stable=True)
    for key in keys[1:]:
        sorted_key = paddle.take_along_axis(key, order, axis=axis)
        order = paddle.take_along_axis(order, paddle.argsort(sorted_key, axis=axis, stable=True), axis=axis)
    return order
