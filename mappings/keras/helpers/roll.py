from keras import ops


def roll(x, shift, axis=None):
    """Move the elements forward by shift places along each axis."""
    if isinstance(axis, int):
        axis = (axis,) * (1 if isinstance(shift, int) else len(shift))
    if axis is not None and isinstance(shift, int):
        shift = (shift,) * len(axis)
    return ops.roll(x, shift, axis=axis)
