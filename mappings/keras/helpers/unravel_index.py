from keras import ops


def unravel_index(indices, shape):
    """The indices along each axis of the places in the flattened array."""
    places, rest = [], ops.convert_to_tensor(indices)
    for length in reversed(shape if isinstance(shape, (tuple, list)) else (shape,)):
        places.append(rest % length)
        rest = rest // length
    return tuple(reversed(places))
