import array_api_strict as xp


def flat_set(x: xp.Array, places, values):
    """A copy of x with values, over again as often as needed, at places in its row-major order."""
    places = xp.reshape(xp.asarray(places), (-1,))
    if hasattr(values, "shape") or isinstance(values, (list, tuple)):
        values = xp.resize(xp.astype(xp.asarray(values), x.dtype), (places.shape[0],))
    return xp.reshape(xp.at_set(xp.reshape(x, (-1,)), places, values), tuple(x.shape))
