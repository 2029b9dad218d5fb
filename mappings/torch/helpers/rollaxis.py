def rollaxis(x, axis, start=0):
    """One axis moved before the position start."""
    axis %= x.ndim
    start = start + x.ndim if start < 0 else start
    return x.movedim(axis, start - 1 if axis < start else start)
