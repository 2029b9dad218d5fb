import array_api_strict as xp


def embedding_bag(indices: xp.Array, weight: xp.Array, offsets: xp.Array | None = None, mode: str = "mean",
                  weights: xp.Array | None = None, last_offset: bool = False):
    """Sums, means or maxima of bags of weight's rows: of those in each row of indices, or from one offset to the next."""
    flat = xp.reshape(indices, (-1,))
    if indices.ndim == 2:
        count = indices.shape[0]
        bags = xp.repeat(xp.arange(count), indices.shape[1])
    else:
        count = offsets.shape[0] - 1 if last_offset else offsets.shape[0]
        bags = xp.searchsorted(offsets[:count], xp.arange(flat.shape[0], dtype=offsets.dtype), side="right") - 1
    rows = xp.take(weight, flat, axis=0)
    if weights is not None:
        rows = rows * xp.reshape(weights, (-1, 1))
    return xp.segment_reduce(rows, bags, count, how=mode)
