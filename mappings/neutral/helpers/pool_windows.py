import itertools

import array_api_strict as xp


def pool_windows(x: xp.Array, kernel: tuple[int, ...], strides: tuple[int, ...], padding: tuple[int, ...], dilation: tuple[int, ...],
                 ceil_mode: bool, value):
    """For each place in the kernel what lies there in all windows over the last axes of x, padded with value."""
    dims = len(kernel)
    sizes, widths = [], []
    for n, k, s, p, d in zip(x.shape[-dims:], kernel, strides, padding, dilation):
        size = (n + 2 * p - d * (k - 1) - 1 + (s - 1 if ceil_mode else 0)) // s + 1
        if ceil_mode and (size - 1) * s >= n + p:
            size -= 1
        sizes.append(size)
        widths.append((p, max((size - 1) * s + d * (k - 1) + 1 - n - p, 0)))
    x = xp.pad(x, [(0, 0)] * (x.ndim - dims) + widths, constant_values=value)
    windows = []
    for place in itertools.product(*(range(k) for k in kernel)):
        window = x
        for axis, (i, d, n, s) in enumerate(zip(place, dilation, sizes, strides), -dims):
            window = window[(..., slice(i * d, i * d + (n - 1) * s + 1, s)) + (slice(None),) * (-1 - axis)]
        windows.append(window)
    return windows
