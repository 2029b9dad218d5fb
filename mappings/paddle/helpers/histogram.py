import paddle


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements fall between neighbouring edges, the last interval closed, and the edges."""
    x = x.reshape([-1])
    floats = x if x.is_floating_point() else x.astype(paddle.get_default_dtype())
    if isinstance(bins, int):
        low, high = range if range is not None else (floats.min(), floats.max()) if x.size else (0.0, 1.0)
        low, high = float(low), float(high)
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = paddle.linspace(low, high, bins + 1, dtype=floats.dtype)
    else:
        edges = bins if isinstance(bins, paddle.Tensor) else paddle.to_tensor(bins)
    ends = edges.astype(floats.dtype)
    place = paddle.searchsorted(ends, floats, right=True) - 1
    place = paddle.where(floats == ends[-1], paddle.full_like(place, ends.size - 2), place)
    inside = (place >= 0) & (place < ends.size - 1)
    inside_weights = None if weights is None else weights.reshape([-1])[inside]
    counts = paddle.bincount(place[inside], weights=inside_weights, minlength=ends.size - 1)
    if density:
        counts = counts.astype(floats.dtype) / counts.sum().astype(floats.dtype) / paddle.diff(ends)
    return counts, edges
