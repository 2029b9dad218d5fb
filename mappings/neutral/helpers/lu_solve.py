import array_api_strict as xp


def lu_solve(factors: xp.Array, pivots: xp.Array, b: xp.Array, left: bool = True, adjoint: bool = False):
    """The solution of A @ X = b (left), or X @ A = b, of the matrix A (its conjugate transpose with adjoint) with these LU factors."""
    if not left:
        b, adjoint = xp.conj(xp.matrix_transpose(b)), not adjoint
    permutation, lower, upper = lu_unpack(factors, pivots)
    if adjoint:
        middle = xp.linalg.solve(xp.conj(xp.matrix_transpose(upper)), b)
        x = permutation @ xp.linalg.solve(xp.conj(xp.matrix_transpose(lower)), middle)
    else:
        middle = xp.linalg.solve_triangular(lower, xp.matrix_transpose(permutation) @ b, upper=False, unit_diagonal=True)
        x = xp.linalg.solve_triangular(upper, middle, upper=True)
    return x if left else xp.conj(xp.matrix_transpose(x))
