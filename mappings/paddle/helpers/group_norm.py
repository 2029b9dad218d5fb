import paddle


def group_norm(x, groups, weight=None, bias=None, epsilon=1e-05):
    """Groups of channels, each normalised; without weights Paddle's own gives wrong gradients, so that it is given ones and zeros."""
    weight = paddle.ones([x.shape[1]], x.dtype) if weight is None else weight
    bias = paddle.zeros([x.shape[1]], x.dtype) if bias is None else bias
    return paddle.nn.functional.group_norm(x, groups, epsilon, weight, bias)
