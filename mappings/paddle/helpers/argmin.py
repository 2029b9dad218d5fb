import paddle


def argmin(x, axis=None, keepdims=False):
    """The index of the first least element along an axis (None: into the flattened tensor); the first NaN goes before all."""
    index = paddle.argmin(x, axis=axis, keepdim=keepdims)
    if not x.is_floating_point():
        return index
    missing = paddle.isnan(x)
    first = paddle.argmax(missing.astype(paddle.int32), axis=axis, keepdim=keepdims)
    return paddle.where(paddle.any(missing, axis=axis, keepdim=keepdims), first, index)
