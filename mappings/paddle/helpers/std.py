import paddle


def std(x, axis=None, correction=0.0, keepdims=False):
    """The square root of the mean square distance from the mean, with the count less correction in the place of the count."""
    distance = paddle.abs(x - paddle.mean(x, axis=axis, keepdim=True))
    total = paddle.sum(distance * distance, axis=axis, keepdim=keepdims)
    count = x.size // total.size if total.size else 0
    return paddle.sqrt(total / max(count - correction, 0))
