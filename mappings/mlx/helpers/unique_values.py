import mlx.core as mx


def unique_values(x):
    """The distinct elements of x in order."""
    return unique_all(x)[0]
