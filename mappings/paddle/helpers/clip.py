import paddle


def clip(x, min=None, max=None):
    """Each element raised to min, then lowered to max; either may be a number, a tensor or None."""
    if min is not None:
        x = paddle.maximum(x, min) if isinstance(min, paddle.Tensor) else x.clip(min=min)
    if max is not None:
        x = paddle.minimum(x, max) if isinstance(max, paddle.Tensor) else x.clip(max=max)
    return x
