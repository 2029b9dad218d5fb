import array_api_strict as xp


def lexsort(keys, axis=-1):
    """The indices that sort by several keys along axis, the last key first."""
    keys = list(keys) if isinstance(keys, (tuple, list)) else xp.unstack(keys)
    keys = [xp.astype(key, xp.uint8) if key.dtype == xp.bool else key for key in keys]  # truth values have no order there
    order = xp.argsort(keys[0], axis=axis)
    for key in keys[1:]:
        places = xp.argsort(xp.take_along_axis(key, order, axis=axis), axis=axis)
        order = xp.take_along_axis(order, places, axis=axis)
    return order
