import array_api_strict as xp


def window_view(x: xp.Array, shape, axis=None):
    """The windows of the given shape along the axes (None: all), one at each place; what is in a window lies along new last axes."""
    sizes = (shape,) if isinstance(shape, int) else tuple(shape)
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    axes = [one % x.ndim for one in axes]
    for one, size in zip(axes, sizes):
        x = xp.sliding_windows(x, one, size, 1)
    return x
