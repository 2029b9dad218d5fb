import array_api_strict as xp


def trim_zeros(x: xp.Array, trim: str = "fb", axis=None):
    """x without what is all zero at its front ("f") and back ("b") along the axes, None: along all."""
    for a in range(x.ndim) if axis is None else [axis] if isinstance(axis, int) else axis:
        others = tuple(k for k in range(x.ndim) if k != a % x.ndim)
        filled = xp.any(x != 0, axis=others) if others else x != 0
        kept = [i for i in range(x.shape[a]) if bool(filled[i])]
        start = (kept[0] if kept else x.shape[a]) if "f" in trim.lower() else 0
        stop = (kept[-1] + 1 if kept else start) if "b" in trim.lower() else x.shape[a]
        x = xp.take(x, xp.arange(start, stop), axis=a)
    return x
