import mlx.core as mx


def solve(x1, x2):
    """The solutions of x1 @ x = x2, of stacks of matrices too; an x2 of rank 1 is a vector."""
    columns = x2[:, None] if x2.ndim == 1 else x2
    stack = mx.broadcast_shapes(x1.shape[:-2], columns.shape[:-2])
    matrices = mx.broadcast_to(x1, (*stack, *x1.shape[-2:]))
    columns = mx.broadcast_to(columns, (*stack, *columns.shape[-2:]))
    result = mx.linalg.solve(matrices, columns)
    return mx.squeeze(result, -1) if x2.ndim == 1 else result
