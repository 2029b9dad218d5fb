import array_api_strict as xp


def lp_pool(x: xp.Array, dims: int, p: float, kernel, strides=None, ceil_mode: bool = False):
    """The p-norm of each window over the last dims axes of x."""
    kernel, strides = [(tuple(n) * dims)[:dims] if isinstance(n, (tuple, list)) else (n,) * dims for n in (kernel, strides or kernel)]
    total = sum(pool_windows(x ** p, kernel, strides, (0,) * dims, (1,) * dims, ceil_mode, 0.0))
    return xp.sign(total) * xp.nn.relu(xp.abs(total)) ** (1.0 / p)
