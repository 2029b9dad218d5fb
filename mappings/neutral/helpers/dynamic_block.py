import array_api_strict as xp


def dynamic_block(x: xp.Array, starts, sizes):
    """The block of x with the given sizes that begins at starts, moved so far that it lies inside."""
    for axis, size in enumerate(sizes):
        start = int(starts[axis])
        start = min(max(start + x.shape[axis] if start < 0 else start, 0), x.shape[axis] - size)
        x = x[(slice(None),) * axis + (slice(start, start + size), ...)]
    return x
