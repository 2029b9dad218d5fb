import mlx.core as mx


def rollaxis(x, axis, start=0):
    """x with an axis moved before another one."""
    axis, start = axis % x.ndim, start + x.ndim if start < 0 else start
    return mx.moveaxis(x, axis, start - 1 if axis < start else start)
