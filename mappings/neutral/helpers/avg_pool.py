import array_api_strict as xp


def avg_pool(x: xp.Array, dims: int, kernel, strides=None, padding=0, ceil_mode: bool = False, count_include_pad: bool = True,
             divisor: int | None = None):
    """The mean (or the sum divided by divisor) of each window over the last dims axes of x."""
    kernel, strides, padding = [
        (tuple(n) * dims)[:dims] if isinstance(n, (tuple, list)) else (n,) * dims for n in (kernel, strides or kernel, padding)
    ]
    total = sum(pool_windows(x, kernel, strides, padding, (1,) * dims, ceil_mode, 0.0))
    if divisor is not None:
        return total / divisor
    for axis, (k, s, p) in enumerate(zip(kernel, strides, padding), -dims):
        first, end = (0, x.shape[axis] + 2 * p) if count_include_pad else (p, x.shape[axis] + p)
        counts = [float(min(i * s + k, end) - max(i * s, first)) for i in range(total.shape[axis])]
        total = total / xp.reshape(xp.asarray(counts, dtype=x.dtype), (-1,) + (1,) * (-1 - axis))
    return total
