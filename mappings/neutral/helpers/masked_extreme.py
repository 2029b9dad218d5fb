import array_api_strict as xp


def masked_extreme(x: xp.Array, mask: xp.Array, axis=None, keepdims: bool = False, greatest: bool = True, place: bool = False):
    """The greatest (else least) element where mask is true, or its place; where it is nowhere, the least (greatest) there is."""
    if xp.isdtype(x.dtype, "real floating"):
        limit = -xp.inf if greatest else xp.inf
    else:
        limit = xp.iinfo(x.dtype).min if greatest else xp.iinfo(x.dtype).max
    x = xp.where(mask, x, xp.broadcast_to(xp.asarray(limit, dtype=x.dtype), x.shape))
    if place:
        return xp.argmax(x, axis=axis, keepdims=keepdims) if greatest else xp.argmin(x, axis=axis, keepdims=keepdims)
    return xp.max(x, axis=axis, keepdims=keepdims) if greatest else xp.min(x, axis=axis, keepdims=keepdims)
