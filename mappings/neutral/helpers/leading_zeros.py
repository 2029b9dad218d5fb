import array_api_strict as xp


def leading_zeros(x: xp.Array):
    """How many zero bits stand before the highest one of each integer."""
    bits = xp.iinfo(x.dtype).bits
    rest = xp.astype(x, xp.int64)
    count = xp.zeros_like(rest)
    for power in range(bits - 1):
        count = count + xp.astype(rest >= 2 ** power, xp.int64)
    count = count + xp.astype(rest >= 2 ** (bits - 1), xp.int64) if bits < 64 else count
    return xp.astype(xp.where(rest < 0, xp.zeros_like(count), bits - count), x.dtype)
