from keras import ops


def split_every(x, size, axis=0):
    """x cut along axis into parts of the given length; the last one may be shorter."""
    places = list(range(size, x.shape[axis], size))
    return ops.split(x, places, axis=axis) if places else [x]
