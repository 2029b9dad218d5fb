import array_api_strict as xp


def at_min(x, key, value):
    """A copy of x with the lesser of each element and value at x[key]."""
    places = xp.reshape(xp.arange(x.size), x.shape)
    keys = [xp.asarray(k) if isinstance(k, list) else k for k in (key if isinstance(key, tuple) else (key,))]
    if len(keys) == 1 and hasattr(keys[0], "dtype") and keys[0].dtype != xp.bool:
        taken = xp.take(places, xp.reshape(keys[0], (-1,)), axis=0)
        places = xp.reshape(taken, keys[0].shape + x.shape[1:])
    elif len(keys) == 1 and hasattr(keys[0], "dtype"):
        places = places[keys[0]]
    else:
        dots = any(k is Ellipsis for k in keys) or len([k for k in keys if k is not None]) == x.ndim
        places = places[tuple(keys) if dots else (*keys, ...)]
    values = xp.reshape(xp.broadcast_to(xp.asarray(value, dtype=x.dtype), places.shape), (-1,))
    hits = xp.expand_dims(xp.arange(x.size), axis=1) == xp.expand_dims(xp.reshape(places, (-1,)), axis=0)
    flat = xp.expand_dims(xp.reshape(x, (-1,)), axis=1)
    return xp.reshape(xp.min(xp.concat([flat, xp.where(hits, values, flat)], axis=1), axis=1), x.shape)
