import array_api_strict as xp


def adaptive_pool(x: xp.Array, dims: int, output_size, greatest: bool):
    """The mean (or the greatest element) of windows that divide the last dims axes of x as evenly as can be."""
    sizes = output_size if isinstance(output_size, (tuple, list)) else (output_size,) * dims
    for axis, size in enumerate(sizes, -dims):
        length = x.shape[axis]
        size = length if size is None else size
        pooled = []
        for i in range(size):
            part = slice(i * length // size, -(-(i + 1) * length // size))
            window = x[(..., part) + (slice(None),) * (-1 - axis)]
            pooled.append(xp.max(window, axis=axis) if greatest else xp.mean(window, axis=axis))
        x = xp.stack(pooled, axis=axis)
    return x
