import array_api_strict as xp


def insert(x: xp.Array, places, values, axis: int | None = None):
    """x with values before the given places (an int, a slice or several ints) along axis, or of x flattened."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    axis = axis % x.ndim
    every = range(x.shape[axis])
    values = xp.astype(xp.asarray(values), x.dtype)
    values = xp.reshape(values, (1,) * (x.ndim - values.ndim) + tuple(values.shape))
    if isinstance(places, slice):
        places = list(every[places])
    elif not isinstance(places, (list, tuple, int)):
        places = [int(places[i]) for i in range(places.shape[0])]
    if isinstance(places, int):
        values = xp.moveaxis(values, 0, axis)
        places = [places] * values.shape[axis]
    elif len(places) == 1:
        places = list(places) * values.shape[axis]
    places = [place % len(every) if place < 0 else place for place in places]
    values = xp.broadcast_to(values, tuple(x.shape[:axis]) + (len(places),) + tuple(x.shape[axis + 1:]))
    order = []
    for i in range(len(every) + 1):
        order += [len(every) + j for j, place in enumerate(places) if place == i]
        order += [i] if i < len(every) else []
    return xp.take(xp.concat([x, values], axis=axis), xp.asarray(order, dtype=xp.int64), axis=axis)
