import numpy as np
from keras import ops


def broadcast_arrays(*arrays):
    """The arrays, each in the shape that they broadcast to together."""
    shape = np.broadcast_shapes(*[ops.shape(one) for one in arrays])
    return [ops.broadcast_to(one, shape) for one in arrays]
