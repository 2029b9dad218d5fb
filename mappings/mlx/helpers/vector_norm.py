import mlx.core as mx


def vector_norm(x, axis=None, keepdims=False, ord=2):
    """The norm over the given axes as of one vector."""
    size = mx.abs(x)
    if ord == mx.inf:
        return mx.max(size, axis=axis, keepdims=keepdims)
    if ord == -mx.inf:
        return mx.min(size, axis=axis, keepdims=keepdims)
    if ord == 0:
        return mx.sum((size != 0).astype(size.dtype), axis=axis, keepdims=keepdims)
    if ord == 2:
        return mx.sqrt(mx.sum(size * size, axis=axis, keepdims=keepdims))
    return mx.sum(size**ord, axis=axis, keepdims=keepdims) ** (1.0 / ord)
