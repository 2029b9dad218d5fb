import paddle


def solve_triangular(a, b, upper=True, unit_diagonal=False):
    """The solution X of a @ X = b, of one triangle of a; b may be a vector."""
    columns = b.unsqueeze(-1) if b.ndim == 1 else b
    if unit_diagonal:  # Paddle's own has a gradient for that diagonal
        a = (paddle.triu(a, 1) if upper else paddle.tril(a, -1)) + paddle.eye(a.shape[-1], dtype=a.dtype)
    if a.stop_gradient and not columns.stop_gradient:  # Paddle's gradients are wrong where only one has one: the other hangs on it
        a = paddle.where(paddle.zeros(a.shape, dtype="bool"), columns.sum(), a)
    elif columns.stop_gradient and not a.stop_gradient:
        columns = paddle.where(paddle.zeros(columns.shape, dtype="bool"), a.sum(), columns)
    solved = paddle.linalg.triangular_solve(a, columns, upper=upper)
    return solved.squeeze(-1) if b.ndim == 1 else solved
