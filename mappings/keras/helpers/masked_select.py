import numpy as np
from keras import ops


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    shape = np.broadcast_shapes(ops.shape(x), ops.shape(mask))
    return ops.broadcast_to(x, shape)[ops.broadcast_to(mask, shape)]
