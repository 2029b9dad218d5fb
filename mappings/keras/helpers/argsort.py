from keras import ops


def argsort(x, axis=-1):
    """The order that sorts x along axis downwards, equal elements in the order they have."""
    upwards = ops.flip(ops.argsort(ops.flip(x, axis=axis), axis=axis), axis=axis)
    return x.shape[axis] - 1 - upwards
