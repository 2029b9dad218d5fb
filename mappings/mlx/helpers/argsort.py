import mlx.core as mx


def argsort(x, axis=-1):
    """The order that sorts x along axis downwards, equal elements in the order they have."""
    upwards = mx.flip(mx.argsort(mx.flip(mx.stop_gradient(x), axis=axis), axis=axis), axis=axis)
    return x.shape[axis] - 1 - upwards.astype(mx.int32)
