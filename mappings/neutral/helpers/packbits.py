import array_api_strict as xp


def packbits(x: xp.Array, axis: int | None = None, bitorder: str = "big"):
    """The elements of x that are not 0 as bits, eight of them along axis (None: flattened) a uint8, zeros behind the last."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    bits = xp.astype(xp.astype(xp.moveaxis(x, axis, -1), xp.bool), xp.int64)
    missing = -bits.shape[-1] % 8
    bits = xp.concat([bits, xp.zeros(tuple(bits.shape[:-1]) + (missing,), dtype=xp.int64)], axis=-1)
    bits = xp.reshape(bits, tuple(bits.shape[:-1]) + (-1, 8))
    weights = [128, 64, 32, 16, 8, 4, 2, 1] if bitorder == "big" else [1, 2, 4, 8, 16, 32, 64, 128]
    packed = xp.sum(bits * xp.asarray(weights, dtype=xp.int64), axis=-1, dtype=xp.int64)
    return xp.moveaxis(xp.astype(packed, xp.uint8), -1, axis)
