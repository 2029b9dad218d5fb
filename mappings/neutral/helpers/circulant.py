import array_api_strict as xp


def circulant(column: xp.Array):
    """The square matrix each of whose columns is the one before it, rolled on by one."""
    n = column.shape[0]
    places = (xp.expand_dims(xp.arange(n), axis=1) - xp.expand_dims(xp.arange(n), axis=0)) % n
    return xp.reshape(xp.take(column, xp.reshape(places, (-1,)), axis=0), (n, n))
