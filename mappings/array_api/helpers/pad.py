import array_api_strict as xp


def pad(x, pad_width, mode="constant", constant_values=0):
    """x with elements before and after each axis: a constant, the edge, mirrored, or from the other end."""
    if isinstance(pad_width, int):
        pad_width = (pad_width, pad_width)
    if isinstance(pad_width[0], int):
        pad_width = [pad_width] * x.ndim
    if len(pad_width) == 1:
        pad_width = list(pad_width) * x.ndim

    def source(place, length):
        if mode == "edge":
            return min(max(place, 0), length - 1)
        if mode == "wrap":
            return place % length
        period = 2 * length if mode == "symmetric" else max(2 * (length - 1), 1)
        place = place % period
        return place if place < length else (period - 1 - place if mode == "symmetric" else period - place)

    for axis, (before, after) in enumerate(pad_width):
        length = x.shape[axis]
        if mode == "constant":
            def block(size):
                shape = x.shape[:axis] + (size,) + x.shape[axis + 1:]
                return xp.astype(xp.full(shape, constant_values), x.dtype)

            x = xp.concat([block(before), x, block(after)], axis=axis)
        else:
            places = [source(place, length) for place in range(-before, length + after)]
            x = xp.take(x, xp.asarray(places, dtype=xp.int64), axis=axis)
    return x
