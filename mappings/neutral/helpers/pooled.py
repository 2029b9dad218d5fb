import array_api_strict as xp


def pooled(x: xp.Array, window, strides, greatest: bool):
    """The greatest, or the mean, of each window along the last axes of x (batch, channels, sizes)."""
    if len(window) == 1:
        return xp.nn.max_pool1d(x, window, strides=strides) if greatest else xp.nn.avg_pool1d(x, window, strides=strides)
    if len(window) == 2:
        return xp.nn.max_pool2d(x, window, strides=strides) if greatest else xp.nn.avg_pool2d(x, window, strides=strides)
    return xp.nn.max_pool3d(x, window, strides=strides) if greatest else xp.nn.avg_pool3d(x, window, strides=strides)
