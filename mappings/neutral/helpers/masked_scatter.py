import array_api_strict as xp


def masked_scatter(x: xp.Array, mask: xp.Array, source: xp.Array):
    """x with the elements of source, in order, where mask is true."""
    x, mask = xp.broadcast_arrays(x, mask)
    order = xp.cumulative_sum(xp.astype(xp.reshape(mask, (-1,)), xp.int64))
    last = source.size - 1
    taken = xp.take(xp.reshape(source, (-1,)), xp.clip(order - 1, min=0, max=last), axis=0)
    return xp.where(mask, xp.reshape(taken, x.shape), x)
