import mlx.core as mx


def cov(x, y=None, rowvar=True, correction=1):
    """The covariances of the rows of x (and y), or of the columns."""
    x = mx.atleast_2d(x)
    x = x if rowvar or x.shape[0] == 1 else x.T
    if y is not None:
        y = mx.atleast_2d(y)
        x = mx.concatenate([x, y if rowvar or y.shape[0] == 1 else y.T])
    x = x if mx.issubdtype(x.dtype, mx.inexact) else x.astype(mx.float32)
    x = x - mx.mean(x, axis=1, keepdims=True)
    return mx.squeeze(x @ mx.conj(x).T / (x.shape[1] - correction))
