from keras import ops


def nonzero_padded(x, size, fill=-1):
    """The indices of the first elements that are not zero, a row each, and rows of fill up to size."""
    shape = ops.shape(x)
    flags = ops.reshape(ops.not_equal(x, 0), (-1,))
    count = flags.shape[0]
    if not shape or count == 0:
        return ops.full((size, len(shape)), fill, dtype="int32")
    places = ops.sort(ops.where(flags, ops.arange(count, dtype="int32"), count))[:size]
    rows = ops.stack(ops.unravel_index(ops.minimum(places, count - 1), shape), axis=-1)
    rows = ops.where(ops.expand_dims(places < count, axis=-1), rows, fill)
    return ops.pad(rows, [[0, size - rows.shape[0]], [0, 0]], constant_values=fill)
