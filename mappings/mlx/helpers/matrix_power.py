import mlx.core as mx


def matrix_power(x, n):
    """The n-th power of square matrices."""
    if n < 0:
        x, n = mx.linalg.inv(x), -n
    result = mx.broadcast_to(mx.eye(x.shape[-1], dtype=x.dtype), x.shape)
    multiply = mx.matmul if mx.issubdtype(x.dtype, mx.inexact) else matmul
    while n:
        result = multiply(result, x) if n % 2 else result
        x, n = multiply(x, x) if n > 1 else x, n // 2
    return result
