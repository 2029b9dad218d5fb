import array_api_strict as xp


def mode(x: xp.Array, axis: int = -1, keepdims: bool = False):
    """The commonest element along axis, of several the least, and the last index at which it lies."""
    rows = xp.moveaxis(x, axis, -1)
    ordered = xp.sort(rows, axis=-1)
    counts = xp.count_nonzero(xp.expand_dims(ordered, axis=-1) == xp.expand_dims(ordered, axis=-2), axis=-1)
    values = xp.take_along_axis(ordered, xp.argmax(counts, axis=-1, keepdims=True), axis=-1)
    places = x.shape[axis] - 1 - xp.argmax(xp.flip(rows == values, axis=-1), axis=-1, keepdims=True)
    if keepdims:
        return xp.moveaxis(values, -1, axis), xp.moveaxis(places, -1, axis)
    return values[..., 0], places[..., 0]
