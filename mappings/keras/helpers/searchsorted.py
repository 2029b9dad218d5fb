from keras import ops


def searchsorted(x1, x2, side="left", sorter=None):
    """Where each element of x2 would go in the ascending vector x1, taken in the order sorter."""
    x1 = x1 if sorter is None else ops.take(x1, sorter)
    x2 = ops.convert_to_tensor(x2, dtype=None if ops.is_tensor(x2) else x1.dtype)
    return ops.reshape(ops.searchsorted(x1, ops.reshape(x2, (-1,)), side=side), x2.shape)
