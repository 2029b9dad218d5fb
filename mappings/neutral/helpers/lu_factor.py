import array_api_strict as xp


def lu_factor(x: xp.Array):
    """The factors L (below the diagonal) and U of x with its rows exchanged, and with which row each was."""
    rows, columns = x.shape[-2:]
    if 0 in x.shape:
        return x, xp.zeros((*x.shape[:-2], min(rows, columns)), dtype=xp.int32)
    is_complex = xp.isdtype(x.dtype, "complex floating")
    pivots = []
    for k in range(min(rows, columns)):
        column = x[..., k:, k]
        size = xp.abs(xp.real(column)) + xp.abs(xp.imag(column)) if is_complex else xp.abs(column)  # as LAPACK has it
        pivot = xp.argmax(size, axis=-1, keepdims=True) + k
        places = xp.arange(rows, dtype=pivot.dtype)
        order = xp.where(places == k, pivot, xp.where(places == pivot, xp.full_like(pivot, k), places))
        x = xp.take_along_axis(x, xp.broadcast_to(xp.expand_dims(order, axis=-1), x.shape), axis=-2)
        chosen = x[..., k:k + 1, k:k + 1]
        factor = x[..., k + 1:, k:k + 1] / xp.where(chosen == 0.0, xp.ones_like(chosen), chosen)
        rest = x[..., k + 1:, k + 1:] - factor * x[..., k:k + 1, k + 1:]
        x = xp.concat([x[..., :k + 1, :], xp.concat([x[..., k + 1:, :k], factor, rest], axis=-1)], axis=-2)
        pivots.append(pivot)
    return x, xp.astype(xp.concat(pivots, axis=-1), xp.int32)
