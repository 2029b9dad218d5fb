import paddle


def gammainc(a, x):
    """The regularised lower incomplete gamma function; NaN where a or x is negative or NaN, which Paddle refuses."""
    valid = paddle.logical_and(a >= 0, x >= 0)
    result = paddle.gammainc(paddle.where(valid, a, 1.0).astype(a.dtype), paddle.where(valid, x, 1.0).astype(x.dtype))
    return paddle.where(valid, result, float("nan"))
