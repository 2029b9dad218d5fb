import array_api_strict as xp


def lexsort(keys, axis=-1):
    """The indices that sort by several keys along axis, the last key first."""
    keys = list(keys) if isinstance(keys, (tuple, list)) else xp.unstack(keys)
    order = xp.argsort(keys[0], axis=axis)
    for key in keys[1:]:
        places = xp.argsort(xp.take_along_axis(key, order, axis=axis), axis=axis)
        order = xp.take_along_axis(order, places, axis=axis)
    return order
