import array_api_strict as xp


def slice_scatter(x: xp.Array, values: xp.Array, axis: int = 0, start: int | None = None, stop: int | None = None, step: int = 1):
    """A copy of x with values written at the slice start:stop:step along axis."""
    axis = axis % x.ndim
    stop = x.shape[axis] if stop is None else min(stop, x.shape[axis])
    return xp.at_set(x, (slice(None),) * axis + (slice(start, stop, step),), values)
