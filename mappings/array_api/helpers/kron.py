import array_api_strict as xp


def kron(x1, x2):
    """The Kronecker product: blocks of x2 scaled by the elements of x1."""
    rank = max(x1.ndim, x2.ndim)
    shape1 = (1,) * (rank - x1.ndim) + x1.shape
    shape2 = (1,) * (rank - x2.ndim) + x2.shape
    left = xp.reshape(x1, tuple(length for one in shape1 for length in (one, 1)))
    right = xp.reshape(x2, tuple(length for one in shape2 for length in (1, one)))
    return xp.reshape(left * right, tuple(one * other for one, other in zip(shape1, shape2)))
