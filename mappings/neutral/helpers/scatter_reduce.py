import array_api_strict as xp


def scatter_reduce(x: xp.Array, indices: xp.Array, values: xp.Array, axis: int, reduce: str, include_self: bool = True):
    """A copy of x whose elements at indices along axis are reduced with values: "sum", "prod", "mean", "amin" or "amax"."""
    hows = {"sum": "add", "mean": "add", "prod": "multiply", "amin": "min", "amax": "max"}
    first = {"sum": 0.0, "mean": 0.0, "prod": 1.0, "amin": float("inf"), "amax": -float("inf")}
    start = x if include_self else scatter(x, indices, xp.full_like(x, first[reduce]), axis)
    out = scatter(start, indices, values, axis, hows[reduce])
    if reduce == "mean":
        ones = xp.ones_like(values)
        counts = xp.ones_like(x) if include_self else scatter(xp.ones_like(x), indices, xp.zeros_like(x), axis)
        out = out / scatter(counts, indices, ones, axis, "add")
    return out
