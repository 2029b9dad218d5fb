import paddle


def gammaincc(a, x):
    """The regularised upper incomplete gamma function; NaN where a or x is negative or NaN, which Paddle refuses."""
    valid = paddle.logical_and(a >= 0, x >= 0)
    result = paddle.gammaincc(paddle.where(valid, a, 1.0).astype(a.dtype), paddle.where(valid, x, 1.0).astype(x.dtype))
    return paddle.where(valid, result, float("nan"))
