import array_api_strict as xp


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements of x fall between neighbouring edges, the last interval closed, and the edges."""
    x = xp.astype(xp.reshape(x, (-1,)), xp.float64)
    if isinstance(bins, int):
        low, high = range or ((float(xp.min(x)), float(xp.max(x))) if x.size else (0.0, 1.0))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = xp.linspace(float(low), float(high), bins + 1)
    else:
        edges = xp.astype(xp.asarray(bins), xp.float64)
    points, left, right = xp.expand_dims(x, axis=0), xp.expand_dims(edges[:-1], axis=1), xp.expand_dims(edges[1:], axis=1)
    inside = (points >= left) & ((points < right) | ((points == edges[-1]) & (right == edges[-1])))
    if weights is None:
        counts = xp.count_nonzero(inside, axis=1)
    else:
        counts = xp.sum(xp.where(inside, xp.astype(xp.reshape(weights, (-1,)), xp.float64), 0.0), axis=1)
    if density:
        counts = xp.astype(counts, xp.float64)
        counts = counts / (edges[1:] - edges[:-1]) / xp.sum(counts)
    return counts, edges if isinstance(bins, int) else xp.asarray(bins)
