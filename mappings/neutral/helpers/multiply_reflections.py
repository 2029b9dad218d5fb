import array_api_strict as xp


def multiply_reflections(vectors: xp.Array, taus: xp.Array, x: xp.Array, left: bool = True, adjoint: bool = False):
    """Q @ x (left) or x @ Q, of the product Q of the reflections whose vectors lie below the diagonal; adjoint: of its conjugate transpose."""
    if left:
        return reflected(x, vectors, taus, adjoint)
    return xp.conj(xp.matrix_transpose(reflected(xp.conj(xp.matrix_transpose(x)), vectors, taus, not adjoint)))
