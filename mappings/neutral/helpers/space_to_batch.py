import array_api_strict as xp


def space_to_batch(x: xp.Array, block, pads):
    """x, its axes after the first padded by pads, with the places in each block moved to the first axis."""
    block = [block, block] if isinstance(block, int) else list(block)
    count = len(block)
    x = xp.pad(x, [(0, 0)] + [tuple(pair) for pair in pads] + [(0, 0)] * (x.ndim - count - 1))
    rest = tuple(x.shape[count + 1:])
    sizes = []
    for k, length in enumerate(block):
        sizes += [x.shape[k + 1] // length, length]
    parts = xp.reshape(x, (x.shape[0],) + tuple(sizes) + rest)
    order = [2 * k + 2 for k in range(count)] + [0] + [2 * k + 1 for k in range(count)]
    order += list(range(2 * count + 1, parts.ndim))
    return xp.reshape(xp.permute_dims(parts, tuple(order)), (-1,) + tuple(sizes[::2]) + rest)
