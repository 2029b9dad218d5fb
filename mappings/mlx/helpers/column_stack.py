import mlx.core as mx


def column_stack(arrays):
    """The arrays joined along the second axis, rank-1 ones as columns."""
    return mx.concatenate([x.reshape(-1, 1) if x.ndim < 2 else x for x in arrays], axis=1)
