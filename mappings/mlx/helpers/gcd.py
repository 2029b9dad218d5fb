import mlx.core as mx


def gcd(x1, x2):
    """The greatest common divisor of each pair of integers, by Euclid's algorithm."""
    x1, x2 = (mx.abs(x if isinstance(x, mx.array) else mx.array(x)) for x in (x1, x2))
    dtype = mx.result_type(x1, x2)
    x1, x2 = mx.broadcast_arrays(x1.astype(dtype), x2.astype(dtype))
    while mx.any(x2 != 0).item():
        x1, x2 = mx.where(x2 == 0, x1, x2), mx.where(x2 == 0, x2, x1 % mx.where(x2 == 0, 1, x2))
    return x1
