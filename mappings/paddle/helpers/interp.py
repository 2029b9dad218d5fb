import paddle


def interp(x, xp, fp, left=None, right=None):
    """The piecewise linear function through the points (xp, fp) at x."""
    x = x if x.is_floating_point() else x.astype(paddle.get_default_dtype())
    xp, fp = xp.astype(x.dtype), fp.astype(x.dtype)
    if xp.size == 1:
        result = fp[0].broadcast_to(x.shape)
    else:
        after = paddle.clip(paddle.searchsorted(xp, x, right=True), 1, xp.size - 1)
        x0, x1, f0, f1 = xp[after - 1], xp[after], fp[after - 1], fp[after]
        result = f0 + (f1 - f0) * (x - x0) / (x1 - x0)
    result = paddle.where(x < xp[0], fp[0] if left is None else left, result)
    result = paddle.where(x > xp[-1], fp[-1] if right is None else right, result)
    return paddle.where(paddle.isnan(x), x, result)
