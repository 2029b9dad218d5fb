import array_api_strict as xp


def unpackbits(x: xp.Array, axis: int | None = None, count: int | None = None, bitorder: str = "big"):
    """The bits of the uint8 x, eight elements along axis (None: flattened) for each; count of them (negative: all but so many)."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    moved = xp.expand_dims(xp.astype(xp.moveaxis(x, axis, -1), xp.int64), axis=-1)
    weights = [128, 64, 32, 16, 8, 4, 2, 1] if bitorder == "big" else [1, 2, 4, 8, 16, 32, 64, 128]
    bits = moved // xp.asarray(weights, dtype=xp.int64) % 2
    bits = xp.reshape(bits, tuple(bits.shape[:-2]) + (-1,))
    if count is not None:
        missing = max(count - bits.shape[-1], 0)
        bits = xp.concat([bits, xp.zeros(tuple(bits.shape[:-1]) + (missing,), dtype=xp.int64)], axis=-1)[..., :count]
    return xp.moveaxis(xp.astype(bits, xp.uint8), -1, axis)
