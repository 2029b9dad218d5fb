import array_api_strict as xp


def meshgrid_of_several_dtypes(*arrays, indexing: str = "xy"):
    """meshgrid of arrays of several dtypes, each of which keeps its own."""
    grids = xp.meshgrid(*[xp.arange(x.shape[0]) for x in arrays], indexing=indexing)
    return [xp.reshape(xp.take(x, xp.reshape(grid, (-1,)), axis=0), grid.shape) for x, grid in zip(arrays, grids)]
