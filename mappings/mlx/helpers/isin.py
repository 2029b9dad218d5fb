import mlx.core as mx


def isin(x1, x2, invert=False):
    """Whether each element of x1 is among those of x2."""
    x1, x2 = (x if isinstance(x, mx.array) else mx.array(x) for x in (x1, x2))
    found = mx.any(mx.expand_dims(x1, -1) == mx.flatten(x2), axis=-1)
    return mx.logical_not(found) if invert else found
