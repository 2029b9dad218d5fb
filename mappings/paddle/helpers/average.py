import paddle


def average(x, axis=None, weights=None):
    """The mean along an axis, or of all elements, weighted."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.astype(paddle.get_default_dtype())
    if weights is None:
        return paddle.mean(x, axis=axis)
    weights = weights.astype(x.dtype)
    if axis is not None and weights.ndim == 1 and x.ndim > 1:
        shape = [1] * x.ndim
        shape[axis] = -1
        weights = weights.reshape(shape)
    weights = weights.broadcast_to(x.shape)
    return paddle.sum(x * weights, axis=axis) / paddle.sum(weights, axis=axis)
