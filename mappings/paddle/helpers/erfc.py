import paddle


def erfc(x):
    """1 - erf of each element, precise for large ones."""
    upper = paddle.gammaincc(paddle.full_like(x, 0.5), x * x)
    return paddle.where(x < 0, 2 - upper, upper)
