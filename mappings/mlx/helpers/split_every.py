import mlx.core as mx


def split_every(x, size, axis=0):
    """The parts of x along axis of one size, the last one perhaps shorter."""
    return mx.split(x, list(range(size, x.shape[axis], size)), axis=axis) if x.shape[axis] else [x]
