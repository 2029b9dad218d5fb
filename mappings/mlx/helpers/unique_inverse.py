import mlx.core as mx


def unique_inverse(x):
    """The distinct elements of x in order, and the number of each element of x among them."""
    values, _, inverse, _ = unique_all(x)
    return values, inverse
