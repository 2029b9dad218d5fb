import paddle


def rollaxis(x, axis, start=0):
    """The axis moved to lie before the axis that is now at start."""
    axis %= x.ndim
    start = start + x.ndim if start < 0 else start
    return paddle.moveaxis(x, axis, start - 1 if axis < start else start)
