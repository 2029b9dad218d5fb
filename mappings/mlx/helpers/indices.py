import mlx.core as mx


def indices(dimensions):
    """The row and column … indices of a grid of the given shape, stacked along a new first axis."""
    dimensions = (dimensions,) if isinstance(dimensions, int) else dimensions
    return mx.stack(mx.meshgrid(*[mx.arange(length) for length in dimensions], indexing="ij"))
