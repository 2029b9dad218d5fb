import array_api_strict as xp


def convolution_transpose(x: xp.Array, filters: xp.Array, shape, strides=1, padding="SAME"):
    """The gradient of convolution by its input of the given shape (batch, sizes, channels), filters being (kernel, out channels, channels)."""
    count = x.ndim - 2
    strides, sizes = per_axis(strides, count), [int(size) for size in shape][1:-1]
    first, weight = xp.moveaxis(x, -1, 1), xp.moveaxis(xp.moveaxis(filters, -1, 0), -1, 1)
    if count == 1:
        whole = xp.nn.conv_transpose1d(first, weight, strides=strides)
    elif count == 2:
        whole = xp.nn.conv_transpose2d(first, weight, strides=strides)
    else:
        whole = xp.nn.conv_transpose3d(first, weight, strides=strides)
    whole = xp.moveaxis(whole, 1, -1)
    pads = same_pads(sizes, filters.shape[:count], strides) if padding == "SAME" else [(0, 0)] * count
    for axis, (size, pair) in enumerate(zip(sizes, pads)):
        missing = max(pair[0] + size - whole.shape[axis + 1], 0)
        if missing:
            whole = xp.pad(whole, [(0, 0)] * (axis + 1) + [(0, missing)] + [(0, 0)] * (count - axis))
        whole = xp.take(whole, xp.arange(pair[0], pair[0] + size), axis=axis + 1)
    return whole
