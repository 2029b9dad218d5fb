import mlx.core as mx
import numpy as np


def pad(x, pad_width, mode):
    """x with its border continued as NumPy's pad does in this mode."""
    places = [np.arange(length) for length in x.shape]
    pairs = np.broadcast_to(np.array(pad_width), (x.ndim, 2))
    for axis, (one, pair) in enumerate(zip(places, pairs)):
        x = mx.take(x, mx.array(np.pad(one, tuple(pair), mode=mode).astype(np.int32)), axis=axis)
    return x
