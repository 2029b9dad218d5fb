import array_api_strict as xp


def dynamic_slice(x: xp.Array, start, size: int, axis: int = 0):
    """size elements of x along axis from start, moved so far that all lie inside."""
    axis = axis % x.ndim
    start = int(start)
    start = min(max(start + x.shape[axis] if start < 0 else start, 0), x.shape[axis] - size)
    return x[(slice(None),) * axis + (slice(start, start + size), ...)]
