import array_api_strict as xp


def fold_windows(x: xp.Array, output_size, kernel, dilation=1, padding=0, strides=1):
    """Columns of windows put back and added up: (batch, channels * kernel elements, windows) to (batch, channels, H, W)."""
    output_size, kernel, dilation, padding, strides = [
        tuple(n) if isinstance(n, (tuple, list)) else (n, n) for n in (output_size, kernel, dilation, padding, strides)
    ]
    rows, columns = [
        (n + 2 * p - d * (k - 1) - 1) // s + 1 for n, k, d, p, s in zip(output_size, kernel, dilation, padding, strides)
    ]
    batch = x.shape[:-2]
    x = xp.reshape(x, (*batch, -1, kernel[0], kernel[1], rows, columns))
    out = 0.0
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            part = spread(x[..., i, j, :, :], strides)
            top, left = i * dilation[0] - padding[0], j * dilation[1] - padding[1]
            bottom, right = output_size[0] - top - part.shape[-2], output_size[1] - left - part.shape[-1]
            out = out + pad_last(part, (left, right, top, bottom))
    return out
