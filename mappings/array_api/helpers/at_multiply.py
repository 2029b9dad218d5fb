import array_api_strict as xp


def at_multiply(x, key, value):
    """A copy of x with the elements multiplied by value at x[key], at repeated positions each time."""
    places = index(xp.reshape(xp.arange(x.size), x.shape), key)
    values = xp.reshape(xp.broadcast_to(xp.asarray(value, dtype=x.dtype), places.shape), (-1,))
    hits = xp.expand_dims(xp.arange(x.size), axis=1) == xp.expand_dims(xp.reshape(places, (-1,)), axis=0)
    return xp.reshape(xp.reshape(x, (-1,)) * xp.prod(xp.where(hits, values, xp.ones_like(values)), axis=1, dtype=x.dtype), x.shape)
