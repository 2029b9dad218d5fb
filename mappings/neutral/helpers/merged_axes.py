import array_api_strict as xp


def merged_axes(x: xp.Array, first: int, last: int):
    """x with the axes from first to last, both counted, made one."""
    if x.ndim == 0:
        return xp.reshape(x, (1,))
    first, last = first % x.ndim, last % x.ndim
    return xp.reshape(x, (*x.shape[:first], -1, *x.shape[last + 1:]))
