import numpy as np
from keras import ops


def cross(x1, x2, axis=-1):
    """The cross products of the vectors along axis, the other axes broadcast."""
    shape = np.broadcast_shapes(ops.shape(x1), ops.shape(x2))
    return ops.cross(ops.broadcast_to(x1, shape), ops.broadcast_to(x2, shape), axis=axis)
