import array_api_strict as xp


def convolution(x: xp.Array, filters: xp.Array, strides=1, padding="VALID", dilation=1):
    """The cross-correlation of x (batch, sizes, channels) with filters (kernel, channels / groups, out channels): "VALID", "SAME", or padded by pairs."""
    count = x.ndim - 2
    strides, dilation = per_axis(strides, count), per_axis(dilation, count)
    if isinstance(padding, str):
        reach = [(length - 1) * step + 1 for length, step in zip(filters.shape[:count], dilation)]
        pads = same_pads(x.shape[1:-1], reach, strides) if padding.upper() == "SAME" else [(0, 0)] * count
    else:
        pads = [tuple(pair) for pair in padding]
        pads = pads[1:-1] if len(pads) == count + 2 else pads
    if any([before or behind for before, behind in pads]):
        x = xp.pad(x, [(0, 0)] + pads + [(0, 0)])
    groups = x.shape[-1] // filters.shape[-2]
    first, weight = xp.moveaxis(x, -1, 1), xp.moveaxis(xp.moveaxis(filters, -1, 0), -1, 1)
    if count == 1:
        result = xp.nn.conv1d(first, weight, strides=strides, dilation=dilation, groups=groups)
    elif count == 2:
        result = xp.nn.conv2d(first, weight, strides=strides, dilation=dilation, groups=groups)
    else:
        result = xp.nn.conv3d(first, weight, strides=strides, dilation=dilation, groups=groups)
    return xp.moveaxis(result, 1, -1)
