import mlx.core as mx


def vstack(arrays):
    """The arrays joined along the first axis, rank-1 ones as rows."""
    return mx.concatenate([mx.atleast_2d(x) for x in arrays])
