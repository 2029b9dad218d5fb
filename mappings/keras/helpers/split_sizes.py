import itertools

from keras import ops


def split_sizes(x, sizes, axis=0):
    """x cut along axis into parts of the given lengths."""
    *places, _ = itertools.accumulate(sizes)
    return ops.split(x, places, axis=axis) if places else [x]
