import array_api_strict as xp


def extract_sized(condition: xp.Array, x: xp.Array, size: int, fill=0):
    """The first size elements of the flattened x where the flattened condition is true, and fill in the places behind them."""
    missing = xp.astype(xp.logical_not(xp.astype(xp.reshape(condition, (-1,)), xp.bool)), xp.int32)
    order = xp.argsort(missing, axis=-1, stable=True)[:size]
    chosen = xp.take(xp.reshape(x, (-1,)), order, axis=0)
    chosen = xp.where(xp.take(missing, order, axis=0) == 0, chosen, xp.full_like(chosen, fill))
    return xp.concat([chosen, xp.full((size - chosen.shape[0],), fill, dtype=x.dtype)], axis=0)
