import mlx.core as mx


def lexsort(keys, axis=-1):
    """The indices that sort by several keys along axis, the last key first."""
    keys = list(keys) if isinstance(keys, (tuple, list)) else mx.unstack(keys)
    order = mx.argsort(keys[0], axis=axis).astype(mx.int32)
    for key in keys[1:]:
        places = mx.argsort(mx.take_along_axis(key, order, axis=axis), axis=axis)
        order = mx.take_along_axis(order, places, axis=axis)
    return order
