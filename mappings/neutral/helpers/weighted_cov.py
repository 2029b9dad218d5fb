import array_api_strict as xp


def weighted_cov(x: xp.Array, correction: int = 1, counts: xp.Array | None = None, weights: xp.Array | None = None):
    """The covariances of x's rows, whose columns count as often as counts and as much as weights says."""
    rows = x if x.ndim == 2 else xp.reshape(x, (1, -1))
    if not xp.isdtype(rows.dtype, ("real floating", "complex floating")):
        rows = rows * 1.0
    each = xp.ones_like(rows[0, :])
    if counts is not None:
        each = each * xp.astype(counts, rows.dtype)
    heavy = each if weights is None else each * xp.astype(weights, rows.dtype)
    total = xp.sum(heavy)
    centred = rows - xp.sum(rows * heavy, axis=1, keepdims=True) / total
    loss = correction if weights is None else correction * xp.sum(heavy * xp.astype(weights, rows.dtype)) / total
    result = (centred * heavy) @ xp.conj(xp.matrix_transpose(centred)) / (total - loss)
    return xp.squeeze(result, axis=(0, 1)) if rows.shape[0] == 1 else result
