import array_api_strict as xp


def histogram2d(x: xp.Array, y: xp.Array, bins=10, limits=None, density: bool = False, weights: xp.Array | None = None, counted: bool = False):
    """How many pairs, or what of weights, fall into each cell between neighbouring edges for x and for y, and both edges."""
    hist, edges = xp.histogramdd(xp.stack([x, y], axis=1), bins, limits, density, weights, counted)
    return hist, edges[0], edges[1]
