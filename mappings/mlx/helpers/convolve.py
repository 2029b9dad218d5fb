import mlx.core as mx


def convolve(x1, x2, mode="full"):
    """The discrete convolution of two vectors, of integers too, or its middle part."""
    x1, x2 = (x1, x2) if x1.size >= x2.size else (x2, x1)
    dtype = mx.result_type(x1, x2)
    wide = mx.pad(x1, x2.size - 1)
    windows = wide[mx.arange(x1.size + x2.size - 1)[:, None] + mx.arange(x2.size)]
    result = mx.sum(windows * mx.flip(x2), axis=1).astype(dtype)
    if mode == "same":
        start = (x2.size - 1) // 2
        return result[start : start + x1.size]
    return result[x2.size - 1 : x1.size] if mode == "valid" else result
