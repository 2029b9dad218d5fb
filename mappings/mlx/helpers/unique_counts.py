import mlx.core as mx


def unique_counts(x):
    """The distinct elements of x in order, and how often each occurs."""
    values, _, _, counts = unique_all(x)
    return values, counts
