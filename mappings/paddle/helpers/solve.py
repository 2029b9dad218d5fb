import paddle


def solve(x1, x2):
    """The solution of x1 @ X = x2, where x2 is one vector or matrices."""
    if x2.ndim == 1:
        return paddle.linalg.solve(x1, x2.unsqueeze(-1).broadcast_to([*x1.shape[:-1], 1])).squeeze(-1)
    return paddle.linalg.solve(x1, x2)
