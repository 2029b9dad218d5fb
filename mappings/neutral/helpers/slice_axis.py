import array_api_strict as xp


def slice_axis(x: xp.Array, start, stop, step, axis: int = 0):
    """x[start:stop:step] along axis."""
    return x[(slice(None),) * (axis % x.ndim) + (slice(start, stop, step), ...)]
