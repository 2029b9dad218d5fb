import array_api_strict as xp


def scatter_reduce(x: xp.Array, indices: xp.Array, values: xp.Array, axis: int, reduce: str, include_self: bool = True):
    """A copy of x whose elements at indices along axis are reduced with values: "sum", "prod", "mean", "amin" or "amax"."""
    hows = {"sum": "add", "mean": "add", "prod": "multiply", "amin": "min", "amax": "max"}
    start = x
    if not include_self:
        first = {"sum": xp.zeros_like(values), "mean": xp.zeros_like(values), "prod": xp.ones_like(values)}
        if xp.isdtype(x.dtype, "real floating"):
            first = {**first, "amin": xp.full_like(values, xp.inf), "amax": xp.full_like(values, -xp.inf)}
        start = scatter(x, indices, first.get(reduce, values), axis)
    out = scatter(start, indices, values, axis, hows[reduce])
    if reduce == "mean":
        counts = xp.ones_like(x) if include_self else scatter(xp.ones_like(x), indices, xp.zeros_like(values), axis)
        counts = scatter(counts, indices, xp.ones_like(values), axis, "add")
        return out // counts if xp.isdtype(x.dtype, "integral") else out / counts
    return out
