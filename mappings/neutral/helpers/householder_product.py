import array_api_strict as xp


def householder_product(vectors: xp.Array, taus: xp.Array):
    """The first columns of the product of the reflections whose vectors lie below the diagonal."""
    rows, columns = vectors.shape[-2:]
    q = xp.broadcast_to(xp.eye(rows, columns, dtype=vectors.dtype), vectors.shape)
    return reflected(q, vectors, taus, False)
