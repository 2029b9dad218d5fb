import itertools

import mlx.core as mx


def split_sizes(x, sizes, axis=0):
    """The parts of x along axis of the given sizes."""
    return mx.split(x, list(itertools.accumulate(int(size) for size in sizes))[:-1], axis=axis)
