import array_api_strict as xp


def reverse_sequence(x: xp.Array, lengths: xp.Array, axis: int, batch_axis: int = 0):
    """x with the first lengths[i] elements along axis in reverse order, for the i-th along batch_axis."""
    shape = [1] * x.ndim
    shape[batch_axis] = -1
    length = xp.reshape(xp.astype(lengths, xp.int64), tuple(shape))
    shape = [1] * x.ndim
    shape[axis] = -1
    place = xp.reshape(xp.arange(x.shape[axis], dtype=xp.int64), tuple(shape))
    source = xp.where(place < length, length - 1 - place, place)
    return xp.take_along_axis(x, xp.broadcast_to(source, tuple(x.shape)), axis=axis)
