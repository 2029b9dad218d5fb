import array_api_strict as xp


def geqrf(x: xp.Array):
    """The factor R on and above the diagonal, below it the vectors of the reflections that make it, and their factors tau."""
    rows, columns = x.shape[-2:]
    if min(rows, columns) == 0:
        return x, xp.zeros((*x.shape[:-2], 0), dtype=x.dtype)
    taus = []
    for k in range(min(rows, columns)):
        column = x[..., k:, k:k + 1]
        head, below = column[..., :1, :], column[..., 1:, :]
        rest = xp.linalg.vector_norm(below, axis=-2, keepdims=True)
        norm = xp.linalg.vector_norm(column, axis=-2, keepdims=True)
        flat = xp.logical_and(rest == 0.0, head == xp.astype(xp.real(head), x.dtype))
        new = xp.astype(xp.where(xp.real(head) < 0.0, norm, -norm), x.dtype)
        new = xp.where(flat, head, new)
        tau = xp.where(flat, xp.zeros_like(head), (new - head) / xp.where(new == 0.0, xp.ones_like(new), new))
        vector = below / xp.where(flat, xp.ones_like(head), head - new)
        full = xp.concat([xp.ones_like(head), vector], axis=-2)
        others = x[..., k:, k + 1:]
        others = others - xp.conj(tau) * (full @ (xp.conj(xp.matrix_transpose(full)) @ others))
        block = xp.concat([xp.concat([new, vector], axis=-2), others], axis=-1)
        x = xp.concat([x[..., :k, :], xp.concat([x[..., k:, :k], block], axis=-1)], axis=-2)
        taus.append(tau[..., 0])
    return x, xp.concat(taus, axis=-1)
