from keras import ops


def indices(dimensions):
    """For each axis of an array of such a shape the index along it of every element."""
    return ops.stack(ops.meshgrid(*[ops.arange(length) for length in dimensions], indexing="ij"))
