import paddle


def solve(x1, x2):
    """The solution of x1 @ X = x2, where x2 is one vector or matrices."""
    columns = x2.unsqueeze(-1).broadcast_to([*x1.shape[:-1], 1]) if x2.ndim == 1 else x2
    batch = paddle.broadcast_shape(x1.shape[:-2], columns.shape[:-2])
    x1, columns = x1.broadcast_to([*batch, *x1.shape[-2:]]), columns.broadcast_to([*batch, *columns.shape[-2:]])
    if x1.stop_gradient and not columns.stop_gradient:  # Paddle's process dies where only one has a gradient: the other hangs on it
        x1 = paddle.where(paddle.zeros(x1.shape, dtype="bool"), columns.sum(), x1)
    elif columns.stop_gradient and not x1.stop_gradient:
        columns = paddle.where(paddle.zeros(columns.shape, dtype="bool"), x1.sum(), columns)
    result = paddle.linalg.inv(x1) @ columns if x1.is_complex() else paddle.linalg.solve(x1, columns)
    return result.squeeze(-1) if x2.ndim == 1 else result
