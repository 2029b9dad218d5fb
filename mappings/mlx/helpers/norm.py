import mlx.core as mx


def norm(x, ord=None, axis=None, keepdims=False):
    """The norm of a vector or a matrix of complex numbers."""
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if ord is None or len(axes) == 1:
        result = vector_norm(x, axis=axes, keepdims=keepdims, ord=2 if ord is None else ord)
    else:
        result = mx.abs(mx.linalg.norm(x, ord=ord, axis=axes, keepdims=keepdims))
    return result
