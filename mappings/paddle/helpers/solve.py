import paddle


def solve(x1, x2):
    """The solution of x1 @ X = x2, where x2 is one vector or matrices."""
    columns = x2.unsqueeze(-1).broadcast_to([*x1.shape[:-1], 1]) if x2.ndim == 1 else x2
    result = paddle.linalg.inv(x1) @ columns if x1.is_complex() else paddle.linalg.solve(x1, columns)
    return result.squeeze(-1) if x2.ndim == 1 else result
