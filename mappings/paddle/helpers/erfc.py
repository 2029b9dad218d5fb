import paddle


def erfc(x):
    """1 - erf of each element, precise for large ones."""
    squares = paddle.where(paddle.isnan(x), paddle.zeros_like(x), paddle.clip(x * x, max=1e4))  # gammaincc refuses NaN, and knows no inf
    upper = paddle.gammaincc(paddle.full_like(x, 0.5), squares)
    return paddle.where(x < 0, 2 - upper, paddle.where(paddle.isnan(x), x, upper))
