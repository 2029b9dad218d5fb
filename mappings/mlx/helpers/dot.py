import mlx.core as mx


def dot(x1, x2):
    """The product with a number, else the sum of products over x1's last and x2's last but one axis (its only one)."""
    x1, x2 = mx.array(x1), mx.array(x2)
    if x1.ndim == 0 or x2.ndim == 0:
        return x1 * x2
    if x2.ndim < 3 and mx.issubdtype(mx.result_type(x1, x2), mx.inexact):
        return x1 @ x2
    return tensordot(x1, x2, axes=([x1.ndim - 1], [max(x2.ndim - 2, 0)]))
