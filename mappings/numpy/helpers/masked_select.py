import numpy as np


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    x, mask = np.broadcast_arrays(x, mask)
    return x[mask]
