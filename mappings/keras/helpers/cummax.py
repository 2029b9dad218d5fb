from keras import ops


def cummax(x, axis):
    """The running maximum along axis."""
    return ops.associative_scan(ops.maximum, x, axis=axis % len(x.shape))
