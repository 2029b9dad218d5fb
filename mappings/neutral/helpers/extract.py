import array_api_strict as xp


def extract(condition: xp.Array, x: xp.Array):
    """The elements of the flattened x where the flattened condition is true."""
    return xp.take(xp.reshape(x, (-1,)), xp.nonzero(xp.reshape(condition, (-1,)))[0], axis=0)
