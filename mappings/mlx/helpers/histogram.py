import mlx.core as mx


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements of x fall between neighbouring edges, the last interval closed, and the edges."""
    x = mx.flatten(x)
    x = x if mx.issubdtype(x.dtype, mx.floating) else x.astype(mx.float32)
    edges = bins
    if isinstance(bins, int):
        low, high = (mx.min(x), mx.max(x)) if range is None else range
        if low == high:
            low, high = low - 0.5, high + 0.5
        places = mx.arange(bins + 1, dtype=x.dtype)
        edges = mx.where(places < bins, low + (high - low) * places / bins, high)  # mx.linspace may miss those between by a digit
    if not isinstance(edges, mx.array):
        edges = mx.array(edges, dtype=None if all(isinstance(edge, int) for edge in edges) else x.dtype)
    left, right = edges[:-1, None], edges[1:, None]
    inside = (x >= left) & ((x < right) | ((x == edges[-1]) & (right == edges[-1])))
    counts = mx.sum(inside, axis=1) if weights is None else mx.sum(mx.where(inside, mx.flatten(weights), 0), axis=1)
    if density:
        counts = counts / (edges[1:] - edges[:-1]) / mx.sum(counts)
    return counts, edges
