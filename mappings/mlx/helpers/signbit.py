import mlx.core as mx


def signbit(x):
    """Whether the sign of each element is negative, that of -0.0 too."""
    integers = {2: mx.int16, 4: mx.int32, 8: mx.int64}[x.itemsize]
    return mx.view(x, integers).reshape(x.shape) < 0
