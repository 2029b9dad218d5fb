import array_api_strict as xp


def scatter_add(x, indices, values, axis):
    """A copy of x with values added where take_along_axis with the same indices reads, repeated ones each time."""
    axis = axis % x.ndim
    corner = tuple(slice(size) for size in indices.shape)
    values = xp.moveaxis(values[corner], axis, -1)
    front = xp.moveaxis(x, axis, -1)
    inside = tuple(slice(size) for size in values.shape[:-1])
    indices = xp.moveaxis(indices, axis, -1)
    hits = xp.expand_dims(indices, axis=-1) == xp.arange(front.shape[-1])
    added = xp.sum(xp.where(hits, xp.expand_dims(values, axis=-1), xp.zeros((), dtype=x.dtype)), axis=-2, dtype=x.dtype)
    result = xp.asarray(front, copy=True)
    result[(*inside, ...)] = result[(*inside, ...)] + added
    return xp.moveaxis(result, -1, axis)
