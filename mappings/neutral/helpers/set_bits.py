import array_api_strict as xp


def set_bits(x: xp.Array):
    """How many bits of each integer, negative ones in two's complement, are set."""
    bits = xp.iinfo(x.dtype).bits
    rest = xp.astype(x, xp.int64)
    flipped = xp.where(rest < 0, -1 - rest, rest)
    count = xp.zeros_like(rest)
    for _ in range(bits):
        count = count + flipped % 2
        flipped = flipped // 2
    return xp.astype(xp.where(rest < 0, bits - count, count), x.dtype)
