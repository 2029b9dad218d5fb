import numpy as np
import tensorflow as tf


def pad(x, pad_width, mode="constant", constant_values=0):
    """x with pad_width elements before and after each axis: constant, edge, reflect, symmetric or wrap."""
    widths = np.broadcast_to(np.asarray(pad_width), (x.shape.rank, 2)).tolist()
    if mode == "constant":
        return tf.pad(x, widths, constant_values=tf.cast(constant_values, x.dtype))
    if mode in ("reflect", "symmetric"):
        return tf.pad(x, widths, mode=mode.upper())
    for axis, (before, after) in enumerate(widths):
        length = x.shape[axis]
        places = tf.range(-before, length + after)
        places = places % length if mode == "wrap" else tf.clip_by_value(places, 0, length - 1)
        x = tf.gather(x, places, axis=axis)
    return x
