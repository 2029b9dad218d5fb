import array_api_strict as xp


def cummax(x, axis):
    """The greatest of the elements up to and with each along axis."""
    parts = list(xp.unstack(x, axis=axis))
    for place in range(1, len(parts)):
        parts[place] = xp.maximum(parts[place - 1], parts[place])
    return xp.stack(parts, axis=axis) if parts else x
