import mlx.core as mx


def copysign(x1, x2):
    """The magnitude of x1 with the sign of x2."""
    x1, x2 = (x if isinstance(x, mx.array) else mx.array(float(x)) for x in (x1, x2))
    x1, x2 = (x if mx.issubdtype(x.dtype, mx.floating) else x.astype(mx.float32) for x in (x1, x2))
    return mx.where(signbit(x2), -mx.abs(x1), mx.abs(x1))
