import math

import array_api_strict as xp


def max_pool_places(x: xp.Array, dims: int, kernel, strides=None, padding=0, dilation=1, ceil_mode: bool = False):
    """Where each window over the last dims axes of x has its greatest element: the first in row-major order, numbered over these axes."""
    kernel, strides, padding, dilation = [
        (tuple(n) * dims)[:dims] if isinstance(n, (tuple, list)) else (n,) * dims for n in (kernel, strides or kernel, padding, dilation)
    ]
    sizes = tuple(x.shape[-dims:])
    numbers = xp.broadcast_to(xp.reshape(xp.arange(math.prod(sizes)), sizes), tuple(x.shape))
    lowest = -float("inf") if xp.isdtype(x.dtype, "real floating") else xp.iinfo(x.dtype).min
    first, *others = pool_windows(x, kernel, strides, padding, dilation, ceil_mode, lowest)
    place, *places = pool_windows(numbers, kernel, strides, padding, dilation, ceil_mode, -1)
    for window, number in zip(others, places):
        place = xp.where(window > first, number, place)
        first = xp.maximum(first, window)
    return place
