import array_api_strict as xp


def unfold_windows(x: xp.Array, kernel, dilation=1, padding=0, strides=1):
    """The windows of (batch, channels, H, W) or (channels, H, W) as columns: (batch, channels * kernel elements, windows)."""
    kernel, dilation, padding, strides = [
        tuple(n) if isinstance(n, (tuple, list)) else (n, n) for n in (kernel, dilation, padding, strides)
    ]
    columns = xp.stack(pool_windows(x, kernel, strides, padding, dilation, False, 0.0), axis=-3)
    batch = x.shape[:-3]
    return xp.reshape(columns, (*batch, x.shape[-3] * kernel[0] * kernel[1], columns.shape[-2] * columns.shape[-1]))
