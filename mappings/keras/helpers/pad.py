import numpy as np
from keras import ops


def pad(x, pad_width, mode="constant", constant_values=0):
    """x with pad_width elements, one number, a pair, or a pair an axis, before and behind it."""
    widths = np.broadcast_to(pad_width, (len(x.shape), 2)).tolist()
    if mode == "constant":
        return ops.pad(x, widths, constant_values=constant_values)
    for axis, width in enumerate(widths):
        if any(width):
            x = ops.take(x, ops.array(np.pad(np.arange(x.shape[axis]), width, mode=mode), dtype="int32"), axis=axis)
    return x
