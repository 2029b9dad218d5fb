from keras import ops


def concat_flattened(arrays):
    """All elements of all arrays, one after the other."""
    return ops.concatenate([ops.reshape(one, (-1,)) for one in arrays])
