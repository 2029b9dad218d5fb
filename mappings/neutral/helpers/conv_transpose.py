import array_api_strict as xp


def conv_transpose(x: xp.Array, weight: xp.Array, bias: xp.Array | None = None, strides=1, padding=0, output_padding=0, groups: int = 1,
                   dilation=1):
    """The transposed convolution of x, (batch, channels, *sizes) or without batch, weight being (channels, out / groups, *kernel)."""
    dims = weight.ndim - 2
    kernel = weight.shape[2:]
    strides, padding, output_padding, dilation = [
        n if isinstance(n, (tuple, list)) else (n,) * dims for n in (strides, padding, output_padding, dilation)
    ]
    pads = []
    for k, p, o, d in zip(kernel[::-1], padding[::-1], output_padding[::-1], dilation[::-1]):
        pads += [d * (k - 1) - p, d * (k - 1) - p + o]
    turned = xp.reshape(weight, (groups, weight.shape[0] // groups, *weight.shape[1:]))
    turned = xp.reshape(xp.swapaxes(turned, 1, 2), (-1, weight.shape[0] // groups, *kernel))
    turned = xp.flip(turned, axis=tuple(range(-dims, 0)))
    return conv(pad_last(spread(x, strides), pads), turned, bias, 1, 0, dilation, groups)
