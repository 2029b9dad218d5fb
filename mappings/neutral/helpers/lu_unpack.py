import array_api_strict as xp


def lu_unpack(factors: xp.Array, pivots: xp.Array):
    """The permutation P and the triangular L and U of which factors and pivots tell, with P @ L @ U the matrix they come from."""
    rows, columns = factors.shape[-2:]
    small = min(rows, columns)
    places = xp.expand_dims(xp.arange(rows, dtype=pivots.dtype), axis=-1)
    permutation = xp.astype(places == xp.expand_dims(pivoted_rows(pivots, rows), axis=-2), factors.dtype)
    lower = xp.tril(factors[..., :, :small], k=-1) + xp.eye(rows, small, dtype=factors.dtype)
    return permutation, lower, xp.triu(factors[..., :small, :])
