import array_api_strict as xp


def extreme_from(x: xp.Array, initial, greatest: bool, axis=None, keepdims: bool = False):
    """The greatest (or least) of initial and of the elements of x over the given axes, of which there may be none."""
    if x.ndim == 0:
        start = xp.full_like(x, initial)
        return xp.maximum(x, start) if greatest else xp.minimum(x, start)
    axes = range(x.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    for a in [a % x.ndim for a in axes]:
        x = xp.concat([x, xp.full(tuple(x.shape[:a]) + (1,) + tuple(x.shape[a + 1:]), initial, dtype=x.dtype)], axis=a)
    return xp.max(x, axis=axis, keepdims=keepdims) if greatest else xp.min(x, axis=axis, keepdims=keepdims)
