import array_api_strict as xp


def indices(dimensions):
    """The row and column … indices of a grid of the given shape, stacked along a new first axis."""
    dimensions = (dimensions,) if isinstance(dimensions, int) else dimensions
    return xp.stack(xp.meshgrid(*[xp.arange(length) for length in dimensions], indexing="ij"))
