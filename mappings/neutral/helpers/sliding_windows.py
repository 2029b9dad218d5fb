import array_api_strict as xp


def sliding_windows(x: xp.Array, axis: int, size: int, step: int):
    """The windows of length size, step apart, along axis; what is in a window lies along a new last axis."""
    axis = axis % x.ndim
    count = (x.shape[axis] - size) // step + 1
    parts = []
    for start in range(size):
        part = slice(start, start + (count - 1) * step + 1, step)
        parts.append(x[(slice(None),) * axis + (part, ...)])
    return xp.stack(parts, axis=-1)
