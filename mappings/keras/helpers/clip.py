from keras import ops


def clip(x, min=None, max=None):
    """Each element raised to min and lowered to max, either of which may be None."""
    x = x if min is None else ops.maximum(x, min)
    return x if max is None else ops.minimum(x, max)
