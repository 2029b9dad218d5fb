from keras import ops


def lexsort(keys, axis=-1):
    """The order that sorts by the last of keys first, then by the one before, and so on."""
    order = ops.argsort(keys[0], axis=axis)
    for key in keys[1:]:
        order = ops.take_along_axis(order, ops.argsort(ops.take_along_axis(key, order, axis=axis), axis=axis), axis=axis)
    return order
