import itertools

import array_api_strict as xp


def conv(x: xp.Array, weight: xp.Array, bias: xp.Array | None = None, strides=1, padding=0, dilation=1, groups: int = 1):
    """x, of shape (batch, channels, *sizes) or without batch, convolved with weight, (out, channels / groups, *kernel)."""
    dims = weight.ndim - 2
    kernel = weight.shape[2:]
    strides, dilation = [n if isinstance(n, (tuple, list)) else (n,) * dims for n in (strides, dilation)]
    reach = [d * (k - 1) for d, k in zip(dilation, kernel)]
    if padding == "same":
        widths = [(r // 2, r - r // 2) for r in reach]
    elif isinstance(padding, (tuple, list)):
        widths = [(n, n) for n in padding]
    else:
        widths = [(0 if padding == "valid" else padding,) * 2] * dims
    batch = x.shape[:-dims - 1]
    x = xp.pad(x, [(0, 0)] * (len(batch) + 1) + widths)
    sizes = [(n - r - 1) // s + 1 for n, r, s in zip(x.shape[-dims:], reach, strides)]
    out = None
    for place in itertools.product(*(range(k) for k in kernel)):
        window = x
        for axis, (i, d, n, s) in enumerate(zip(place, dilation, sizes, strides), -dims):
            window = window[(..., slice(i * d, i * d + (n - 1) * s + 1, s)) + (slice(None),) * (-1 - axis)]
        window = xp.reshape(window, (*batch, groups, x.shape[-dims - 1] // groups, -1))
        part = weight
        for i in place:
            part = part[:, :, i, ...]
        term = xp.matmul(xp.reshape(part, (groups, -1, weight.shape[1])), window)
        out = term if out is None else out + term
    out = xp.reshape(out, (*batch, weight.shape[0], *sizes))
    return out if bias is None else out + xp.reshape(bias, (-1,) + (1,) * dims)
