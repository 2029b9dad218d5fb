import array_api_strict as xp


def index(x, key):
    """x[key] for keys that the standard leaves out: fewer keys than axes, lists, integer arrays beside slices."""
    def picks(k):
        return hasattr(k, "shape")

    def axes_of(k):
        return 0 if k is None else k.ndim if picks(k) and k.dtype == xp.bool else 1

    keys = [xp.asarray(k) if isinstance(k, list) else k for k in (key if isinstance(key, tuple) else (key,))]
    missing = [slice(None)] * (x.ndim - sum(axes_of(k) for k in keys if k is not Ellipsis))
    dots = [place for place, k in enumerate(keys) if k is Ellipsis]
    at = dots[0] if dots else len(keys)
    keys = keys[:at] + missing + keys[at + len(dots):]
    expanded = []
    for k in keys:
        expanded += list(xp.nonzero(k)) if picks(k) and k.dtype == xp.bool and k.ndim else [k]
    advanced = [picks(k) for k in expanded]
    if not any(advanced):
        return x[tuple(expanded)]
    advanced = [flag or isinstance(k, int) for flag, k in zip(advanced, expanded)]
    basic = tuple(slice(None) if flag else k for flag, k in zip(advanced, expanded))
    x = x[basic]
    chosen = [place for place, flag in enumerate(advanced) if flag]
    arrays = xp.broadcast_arrays(*[xp.asarray(expanded[place], dtype=xp.int64) for place in chosen])
    together = chosen == list(range(chosen[0], chosen[-1] + 1))
    x = xp.moveaxis(x, tuple(chosen), tuple(range(len(chosen))))
    lengths, rest = x.shape[: len(chosen)], x.shape[len(chosen):]
    flat = xp.zeros(arrays[0].shape, dtype=xp.int64)
    for array, length in zip(arrays, lengths):
        flat = flat * length + xp.where(array < 0, array + length, array)
    count = 1
    for length in lengths:
        count *= length
    picked = xp.take(xp.reshape(x, (count,) + rest), xp.reshape(flat, (-1,)), axis=0)
    picked = xp.reshape(picked, flat.shape + rest)
    first = chosen[0] if together else 0
    return xp.moveaxis(picked, tuple(range(flat.ndim)), tuple(range(first, first + flat.ndim)))
