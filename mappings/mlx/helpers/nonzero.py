import mlx.core as mx


def nonzero(x):
    """For each axis the indices of the elements that are not zero."""
    flat = mx.flatten(mx.stop_gradient(x)) != 0
    order = mx.argsort(mx.logical_not(flat))[: mx.sum(flat).item()]
    return unravel_index(order.astype(mx.int32), x.shape)
