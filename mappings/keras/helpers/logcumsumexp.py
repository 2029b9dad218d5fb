from keras import ops


def logcumsumexp(x, axis):
    """The running logarithm of the sum of exponentials along axis."""
    return ops.associative_scan(ops.logaddexp, x, axis=axis % len(x.shape))
