import paddle


def laplace(shape, loc=0.0, scale=1.0, dtype=None):
    """Numbers whose density falls exponentially on both sides of loc."""
    half = paddle.rand(shape, dtype=dtype) - 0.5
    return loc - scale * paddle.sign(half) * paddle.log1p(-2 * paddle.abs(half))
