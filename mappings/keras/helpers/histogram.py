from keras import ops


def histogram(x, bins=10, range=None):
    """How many elements fall into each of so many intervals of one length, and where these end."""
    counts, edges = ops.histogram(ops.reshape(x, (-1,)), bins=bins, range=range)
    return ops.cast(counts, "int32"), edges
