import mlx.core as mx


def hstack(arrays):
    """The arrays joined along the second axis, rank-1 ones along the first."""
    arrays = [mx.atleast_1d(x) for x in arrays]
    return mx.concatenate(arrays, axis=0 if arrays[0].ndim == 1 else 1)
