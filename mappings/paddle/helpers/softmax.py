import paddle


def softmax(x, axis):
    """The softmax over several axes together, or all of them."""
    axes = list(range(x.ndim)) if axis is None else list(axis)
    return paddle.exp(x - paddle.logsumexp(x, axis=axes, keepdim=True))
