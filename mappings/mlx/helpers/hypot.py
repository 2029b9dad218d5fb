import mlx.core as mx


def hypot(x1, x2):
    """The square root of x1 ** 2 + x2 ** 2, without overflow."""
    x1, x2 = mx.abs(x1), mx.abs(x2)
    greater, lesser = mx.maximum(x1, x2), mx.minimum(x1, x2)
    ratio = mx.where(greater == 0, 0.0, lesser / greater)
    result = greater * mx.sqrt(1.0 + ratio * ratio)
    return mx.where(mx.isinf(x1) | mx.isinf(x2), mx.inf, result)
