import paddle


def nextafter(x1, x2):
    """The next float after x1 toward x2, with the gradient that Paddle doesn't give: 1 for x1, but where it stays as it is."""
    result = paddle.nextafter(x1, x2)
    if x1.stop_gradient or not paddle.is_grad_enabled():
        return result
    return result + paddle.where((x1 == x2) | ~paddle.isfinite(x1), paddle.zeros_like(x1), x1 - x1.detach())
