import array_api_strict as xp


def cho_solve(factor: xp.Array, lower: bool, b: xp.Array):
    """The solution of A @ X = b, of the matrix A with this Cholesky factor, the lower one or the upper."""
    below = xp.tril(factor) if lower else xp.conj(xp.matrix_transpose(xp.triu(factor)))
    column = xp.expand_dims(b, axis=1) if b.ndim == 1 else b
    middle = xp.linalg.solve_triangular(below, column, upper=False)
    result = xp.linalg.solve_triangular(xp.conj(xp.matrix_transpose(below)), middle, upper=True)
    return xp.squeeze(result, axis=1) if b.ndim == 1 else result
