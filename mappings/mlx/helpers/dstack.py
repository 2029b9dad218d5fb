import mlx.core as mx


def dstack(arrays):
    """The arrays joined along the third axis."""
    arrays = [x.reshape(1, -1, 1) if x.ndim < 2 else x[..., None] if x.ndim == 2 else x for x in arrays]
    return mx.concatenate(arrays, axis=2)
