import array_api_strict as xp


def reflected(x: xp.Array, vectors: xp.Array, taus: xp.Array, adjoint: bool):
    """The product of the reflections whose vectors lie below the diagonal (adjoint: its conjugate transpose) times x."""
    count = taus.shape[-1]
    for k in range(count) if adjoint else range(count - 1, -1, -1):
        below = vectors[..., k + 1:, k:k + 1]
        head = vectors[..., :k + 1, k:k + 1]
        vector = xp.concat([xp.zeros_like(head[..., :k, :]), xp.ones_like(head[..., k:, :]), below], axis=-2)
        tau = xp.expand_dims(taus[..., k:k + 1], axis=-1)
        if adjoint:
            tau = xp.conj(tau)
        x = x - tau * (vector @ (xp.conj(xp.matrix_transpose(vector)) @ x))
    return x
