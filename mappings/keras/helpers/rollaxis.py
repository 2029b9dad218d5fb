from keras import ops


def rollaxis(x, axis, start=0):
    """x with the axis moved before the one at start."""
    axis, start = axis % len(x.shape), start + len(x.shape) if start < 0 else start
    return ops.moveaxis(x, axis, start - 1 if axis < start else start)
