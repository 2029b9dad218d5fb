import mlx.core as mx


def searchsorted(x1, x2, side="left", sorter=None):
    """The places at which the elements of x2 belong in x1, which sorter sorts."""
    x1 = x1 if sorter is None else mx.take(x1, sorter)
    return mx.searchsorted(x1, x2 if isinstance(x2, mx.array) else mx.array(x2), side=side).astype(mx.int32)
