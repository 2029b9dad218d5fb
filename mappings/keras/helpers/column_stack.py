from keras import ops


def column_stack(arrays):
    """The arrays side by side, vectors as columns."""
    return ops.concatenate([one if len(one.shape) > 1 else ops.reshape(one, (-1, 1)) for one in arrays], axis=1)
