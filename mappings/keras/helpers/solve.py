import numpy as np
from keras import ops


def solve(x1, x2):
    """The solution X of x1 @ X = x2; x2 is one vector if it has rank 1; leading axes broadcast."""
    if len(x2.shape) == 1:
        x2 = ops.broadcast_to(ops.expand_dims(x2, -1), (*x1.shape[:-2], x2.shape[0], 1))
        return ops.squeeze(ops.solve(x1, x2), axis=-1)
    batch = np.broadcast_shapes(ops.shape(x1)[:-2], ops.shape(x2)[:-2])
    return ops.solve(ops.broadcast_to(x1, (*batch, *x1.shape[-2:])), ops.broadcast_to(x2, (*batch, *x2.shape[-2:])))
