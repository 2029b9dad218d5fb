import array_api_strict as xp


def max_pool(x: xp.Array, dims: int, kernel, strides=None, padding=0, dilation=1, ceil_mode: bool = False):
    """The greatest element of each window over the last dims axes of x."""
    kernel, strides, padding, dilation = [
        (tuple(n) * dims)[:dims] if isinstance(n, (tuple, list)) else (n,) * dims for n in (kernel, strides or kernel, padding, dilation)
    ]
    least = -float("inf") if xp.isdtype(x.dtype, "real floating") else xp.iinfo(x.dtype).min
    first, *others = pool_windows(x, kernel, strides, padding, dilation, ceil_mode, least)
    for window in others:
        first = xp.maximum(first, window)
    return first
