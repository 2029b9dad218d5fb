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
    elif len(places) > 0 and (isinstance(places[0], bool) or getattr(places, "dtype", None) == xp.bool):
        gone = {i for i in every if places[i]}
    else:
        gone = {every[int(place)] for place in places}
    kept = [place for place in every if place not in gone]
    return xp.take(x, xp.asarray(kept, dtype=xp.int64), axis=axis)
