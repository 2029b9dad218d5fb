from keras import ops


def copysign(x1, x2):
    """The magnitudes of x1 with the signs of x2, those of zeros included."""
    size = ops.abs(ops.convert_to_tensor(x1))
    return ops.where(ops.signbit(ops.convert_to_tensor(x2)), -size, size)
