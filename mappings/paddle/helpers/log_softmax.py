import paddle


def log_softmax(x, axis):
    """The logarithm of the softmax over several axes together, or all of them."""
    axes = list(range(x.ndim)) if axis is None else list(axis)
    return x - paddle.logsumexp(x, axis=axes, keepdim=True)
