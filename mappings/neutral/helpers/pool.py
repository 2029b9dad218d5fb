import array_api_strict as xp


def pool(x: xp.Array, window, strides=None, padding="VALID", kind: str = "MAX"):
    """The greatest ("MAX") or the mean ("AVG") of each window along the sizes of x (batch, sizes, channels); what "SAME" pads counts for nothing."""
    count = x.ndim - 2
    window = per_axis(window, count)
    strides = window if strides is None else per_axis(strides, count)
    pads = same_pads(x.shape[1:-1], window, strides) if padding == "SAME" else [(0, 0)] * count
    first = xp.moveaxis(x, -1, 1)
    around = [(0, 0), (0, 0)] + pads
    is_padded = any([before or behind for before, behind in pads])
    if kind == "MAX":
        if is_padded:
            least = -float("inf") if xp.isdtype(x.dtype, "real floating") else xp.iinfo(x.dtype).min
            first = xp.pad(first, around, constant_values=least)
        return xp.moveaxis(pooled(first, window, strides, True), 1, -1)
    if not is_padded:
        return xp.moveaxis(pooled(first, window, strides, False), 1, -1)
    total = pooled(xp.pad(first, around), window, strides, False)
    number = pooled(xp.pad(xp.ones_like(first), around), window, strides, False)
    return xp.moveaxis(total / number, 1, -1)
