from keras import ops


def cummin(x, axis):
    """The running minimum along axis."""
    return ops.associative_scan(ops.minimum, x, axis=axis % len(x.shape))
