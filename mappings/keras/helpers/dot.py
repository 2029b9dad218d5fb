from keras import ops


def dot(x1, x2):
    """The product with a number, else the sum of products over x1's last and x2's last but one axis (its only one)."""
    x1, x2 = ops.convert_to_tensor(x1), ops.convert_to_tensor(x2)
    if x2.ndim < 3:
        return ops.dot(x1, x2)
    return x1 * x2 if x1.ndim == 0 else ops.tensordot(x1, x2, axes=([x1.ndim - 1], [x2.ndim - 2]))
