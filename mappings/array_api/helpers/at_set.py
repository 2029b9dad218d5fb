import array_api_strict as xp


def at_set(x, key, value):
    """A copy of x with value written at x[key]."""
    places = index(xp.reshape(xp.arange(x.size), x.shape), key)
    values = xp.reshape(xp.broadcast_to(xp.asarray(value, dtype=x.dtype), places.shape), (-1,))
    hits = xp.expand_dims(xp.arange(x.size), axis=1) == xp.expand_dims(xp.reshape(places, (-1,)), axis=0)
    flat = xp.reshape(x, (-1,), copy=True)
    last = xp.max(xp.where(hits, xp.arange(values.size), -1), axis=1) if values.size else xp.full(x.size, -1)
    written = xp.take(values, xp.maximum(last, xp.asarray(0))) if values.size else flat
    return xp.reshape(xp.where(last >= 0, written, flat), x.shape)
