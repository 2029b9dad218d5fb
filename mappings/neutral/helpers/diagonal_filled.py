import array_api_strict as xp


def diagonal_filled(x: xp.Array, value, wrap: bool = False):
    """A copy of x with value, over again as often as needed, where all indices are equal; wrap goes on below a tall matrix's diagonal."""
    flat = xp.reshape(x, (-1,))
    step = 1 + x.shape[1] if x.ndim == 2 else 1 + sum([x.shape[0] ** k for k in range(1, x.ndim)])
    end = x.shape[1] * x.shape[1] if x.ndim == 2 and not wrap else flat.shape[0]
    places = xp.arange(0, min(end, flat.shape[0]), step)
    if hasattr(value, "shape") or isinstance(value, (list, tuple)):
        value = xp.resize(xp.astype(xp.asarray(value), x.dtype), (places.shape[0],))
    return xp.reshape(xp.at_set(flat, places, value), tuple(x.shape))
