import mlx.core as mx


def std(x, axis=None, correction=0, keepdims=False):
    """The square root of the variance."""
    return mx.sqrt(var(x, axis=axis, correction=correction, keepdims=keepdims))
