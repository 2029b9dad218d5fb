from keras import ops


def fftshift(x, axes=None, inverse=False):
    """The zero frequency moved to the middle of each axis (None: all), or with inverse back."""
    axes = tuple(range(len(x.shape))) if axes is None else (axes,) if isinstance(axes, int) else tuple(axes)
    return ops.roll(x, tuple(-(x.shape[axis] // 2) if inverse else x.shape[axis] // 2 for axis in axes), axis=axes)
