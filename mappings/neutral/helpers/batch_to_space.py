import array_api_strict as xp


def batch_to_space(x: xp.Array, block, crops):
    """What space_to_batch made x of, its axes after the first cut off by crops."""
    block = [block, block] if isinstance(block, int) else list(block)
    count = len(block)
    rest = tuple(x.shape[count + 1:])
    parts = xp.reshape(x, tuple(block) + (-1,) + tuple(x.shape[1:]))
    order = [count]
    for k in range(count):
        order += [count + 1 + k, k]
    order += list(range(2 * count + 1, parts.ndim))
    sizes = [x.shape[k + 1] * length for k, length in enumerate(block)]
    whole = xp.reshape(xp.permute_dims(parts, tuple(order)), (-1,) + tuple(sizes) + rest)
    key = [slice(None)] + [slice(before, size - behind) for size, (before, behind) in zip(sizes, crops)]
    return whole[tuple(key) + (...,)]
