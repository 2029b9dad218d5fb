import array_api_strict as xp


def squeeze_ones(x: xp.Array, axis):
    """x without those of the given axes that have length 1."""
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    dropped = tuple(a for a in axes if x.shape[a] == 1)
    return xp.squeeze(x, axis=dropped) if dropped else x
