import paddle


def lexsort(keys, axis=-1):
    """The indices that sort by several keys, the last one first."""
    keys = [key.astype(paddle.int32) if key.dtype == paddle.bool else key for key in keys]  # truth values have no order there
    order = paddle.argsort(keys[0], axis=axis, stable=True)
    for key in keys[1:]:
        sorted_key = paddle.take_along_axis(key, order, axis=axis)
        order = paddle.take_along_axis(order, paddle.argsort(sorted_key, axis=axis, stable=True), axis=axis)
    return order
