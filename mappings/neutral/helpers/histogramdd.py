import array_api_strict as xp


def histogramdd(sample: xp.Array, bins=10, limits=None, density: bool = False, weights: xp.Array | None = None, counted: bool = False):
    """How many rows of sample, or what of weights, fall into each cell between neighbouring edges of each column, and the edges."""
    columns = sample.shape[1]
    each = [bins] * columns if isinstance(bins, int) else list(bins)
    edges, place = [], xp.zeros((sample.shape[0],), dtype=xp.int64)
    inside = xp.ones((sample.shape[0],), dtype=xp.bool)
    for k in range(columns):
        values = sample[:, k]
        edge = xp.astype(xp.histogram_bin_edges(values, each[k], None if limits is None else limits[k]), sample.dtype)
        count = edge.shape[0] - 1
        index = xp.astype(xp.searchsorted(edge, values, side="right"), xp.int64) - 1
        index = xp.where(values == edge[-1], xp.full_like(index, count - 1), index)
        inside = xp.logical_and(inside, xp.logical_and(index >= 0, index < count))
        place = place * count + index
        edges.append(edge)
    counts = [edge.shape[0] - 1 for edge in edges]
    number = 1
    for count in counts:
        number = number * count
    amount = xp.ones((sample.shape[0],), dtype=sample.dtype) if weights is None else weights
    amount = xp.where(inside, amount, xp.zeros_like(amount))
    total = xp.weighted_bincount(xp.where(inside, place, xp.zeros_like(place)), amount, minlength=number)
    hist = xp.reshape(total, tuple(counts))
    if density:
        hist = hist / xp.sum(hist)
        for k, edge in enumerate(edges):
            hist = hist / xp.reshape(xp.diff(edge), (-1,) + (1,) * (columns - k - 1))
    return xp.astype(hist, xp.int64) if counted else hist, edges
