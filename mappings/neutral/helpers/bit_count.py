import array_api_strict as xp


def bit_count(x: xp.Array):
    """How many bits of the absolute value of each integer are set."""
    rest = xp.astype(x, xp.int64)
    rest = xp.where(rest < 0, -rest, rest)
    count = xp.zeros_like(rest)
    for _ in range(64):
        count = count + rest % 2
        rest = rest // 2
    return xp.reshape(xp.astype(count, xp.uint8), x.shape)
