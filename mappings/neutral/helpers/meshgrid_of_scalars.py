import array_api_strict as xp


def meshgrid_of_scalars(*arrays: xp.Array, indexing: str = "xy"):
    """meshgrid of arrays of one axis and such without, which count as those of one element."""
    return xp.meshgrid(*[xp.reshape(x, (-1,)) for x in arrays], indexing=indexing)
