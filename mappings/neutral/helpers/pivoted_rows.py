import array_api_strict as xp


def pivoted_rows(pivots: xp.Array, rows: int):
    """Which row comes to lie where when row k is exchanged with row pivots[k], one after the other."""
    places = xp.arange(rows, dtype=pivots.dtype)
    order = xp.broadcast_to(places, (*pivots.shape[:-1], rows))
    for k in range(pivots.shape[-1]):
        pivot = pivots[..., k:k + 1]
        there = xp.sum(xp.where(places == pivot, order, xp.zeros_like(order)), axis=-1, keepdims=True, dtype=pivots.dtype)
        order = xp.where(places == k, there, xp.where(places == pivot, order[..., k:k + 1], order))
    return order
