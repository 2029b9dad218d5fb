import paddle


def logcumsumexp(x, axis):
    """The logarithm of the cumulative sums of exp(x) along an axis; NaN from the first NaN on, -inf before the first finite."""
    missing = paddle.isnan(x)
    result = paddle.logcumsumexp(paddle.where(missing, paddle.zeros_like(x), x), axis=axis)
    some = paddle.cumsum((x > float("-inf")).astype(paddle.int64), axis=axis) > 0
    result = paddle.where(some, result, paddle.full_like(x, float("-inf")))
    found = paddle.cumsum(missing.astype(paddle.int64), axis=axis) > 0
    return paddle.where(found, paddle.full_like(x, float("nan")), result)
