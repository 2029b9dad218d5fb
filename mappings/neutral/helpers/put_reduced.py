import array_api_strict as xp


def put_reduced(x: xp.Array, indices: xp.Array, values: xp.Array, axis: int, reduce: str, include_self: bool = True, broadcast: bool = True):
    """scatter_reduce with indices and values that are, for broadcast, of x's shape but along axis first."""
    if broadcast:
        sizes = list(x.shape)
        sizes[axis] = indices.shape[axis]
        indices = xp.broadcast_to(indices, tuple(sizes))
    values = xp.broadcast_to(xp.astype(values, x.dtype), tuple(indices.shape))
    return xp.scatter_reduce(x, indices, values, axis=axis, reduce=reduce, include_self=include_self)
