import array_api_strict as xp


def delete(x: xp.Array, places, axis: int | None = None):
    """x without what lies at places (an int, a slice, ints or bools) along axis, or of x flattened."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    every = range(x.shape[axis])
    if isinstance(places, int):
        gone = {every[places]}
    elif isinstance(places, slice):
        gone = set(every[places])
    else:
        places = xp.reshape(xp.asarray(places), (-1,))
        flags = places.dtype == xp.bool
        gone = {every[i if flags else int(places[i])] for i in range(places.shape[0]) if not flags or places[i]}
    kept = [place for place in every if place not in gone]
    return xp.take(x, xp.asarray(kept, dtype=xp.int64), axis=axis)
