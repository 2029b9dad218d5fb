import mlx.core as mx


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    x, mask = (mx.flatten(a) for a in mx.broadcast_arrays(x, mask))
    return x[nonzero(mask)]
