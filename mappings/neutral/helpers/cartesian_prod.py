import array_api_strict as xp


def cartesian_prod(*arrays: xp.Array):
    """Every combination of an element of each vector, one row each; a single vector as it is."""
    if len(arrays) == 1:
        return arrays[0]
    grids = xp.meshgrid(*arrays, indexing="ij")
    return xp.stack([xp.reshape(grid, (-1,)) for grid in grids], axis=1)
