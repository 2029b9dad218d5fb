import array_api_strict as xp


def solve_sylvester(a: xp.Array, b: xp.Array, c: xp.Array):
    """The solution of a @ X + X @ b = c, as one system of equations."""
    m, n = a.shape[0], b.shape[0]
    left = xp.reshape(xp.expand_dims(a, axis=(1, 3)) * xp.reshape(xp.eye(n, dtype=a.dtype), (1, n, 1, n)), (m * n, m * n))
    right = xp.reshape(xp.reshape(xp.eye(m, dtype=b.dtype), (m, 1, m, 1)) * xp.expand_dims(xp.matrix_transpose(b), axis=(0, 2)), (m * n, m * n))
    return xp.reshape(xp.linalg.solve(left + right, xp.reshape(c, (m * n, 1))), (m, n))
