import paddle


def lstsq(a, b):
    """The x of least norm that minimises the norm of a @ x - b, for any rank of a."""
    rhs = b.unsqueeze(-1) if b.ndim == 1 else b
    solution = paddle.linalg.lstsq(a, rhs, driver="gelsd")[0]
    return solution.squeeze(-1) if b.ndim == 1 else solution
