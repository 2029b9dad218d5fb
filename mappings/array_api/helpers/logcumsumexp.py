import array_api_strict as xp


def logcumsumexp(x, axis):
    """The logarithm of the sum of the exponentials of the elements up to and with each along axis."""
    parts = list(xp.unstack(x, axis=axis))
    for place in range(1, len(parts)):
        parts[place] = xp.logaddexp(parts[place - 1], parts[place])
    return xp.stack(parts, axis=axis) if parts else x
