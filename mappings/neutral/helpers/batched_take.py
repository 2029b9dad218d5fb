import math

import array_api_strict as xp


def batched_take(x: xp.Array, indices: xp.Array, batch_dims: int):
    """What the indices pick along axis batch_dims of x, of each of the arrays before that axis its own."""
    count = batch_dims + indices.ndim if batch_dims < 0 else batch_dims
    size, length = math.prod(x.shape[:count]), x.shape[count]
    offsets = xp.expand_dims(xp.arange(size, dtype=xp.int64) * length, axis=1)
    places = xp.reshape(xp.astype(indices, xp.int64), (size, -1)) + offsets
    rows = xp.reshape(x, (size * length,) + tuple(x.shape[count + 1:]))
    taken = xp.take(rows, xp.reshape(places, (-1,)), axis=0)
    return xp.reshape(taken, tuple(indices.shape) + tuple(x.shape[count + 1:]))
