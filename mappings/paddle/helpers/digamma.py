import math

import paddle


def digamma(x):
    """The derivative of the logarithm of the gamma function, by reflection where a gradient is wanted below zero: Paddle's own is wrong there."""
    if x.stop_gradient:
        return paddle.digamma(x)
    nearest = paddle.round(x.detach())
    reflected = (x < 0) & (x != nearest)
    angle = paddle.where(reflected, math.pi * (x - nearest), paddle.ones_like(x))
    correction = paddle.where(reflected, math.pi / paddle.tan(angle), paddle.zeros_like(x))
    return paddle.digamma(paddle.where(reflected, 1 - x, x)) - correction
