import array_api_strict as xp


def convolve(x1, x2, mode="full"):
    """The discrete convolution of two vectors."""
    if x2.shape[0] > x1.shape[0]:
        x1, x2 = x2, x1
    n, m = x1.shape[0], x2.shape[0]
    padding = xp.zeros((m - 1,), dtype=x1.dtype)
    padded = xp.concat([padding, x1, padding])
    places = xp.expand_dims(xp.arange(n + m - 1), axis=1) + xp.expand_dims(xp.arange(m), axis=0)
    windows = xp.reshape(xp.take(padded, xp.reshape(places, (-1,))), places.shape)
    full = xp.matmul(windows, xp.flip(x2))
    if mode == "same":
        return full[(m - 1) // 2 : (m - 1) // 2 + n]
    return full[m - 1 : n] if mode == "valid" else full
