import mlx.core as mx


def matmul(x1, x2):
    """The matrix product of arrays of integers, which MLX has none for."""
    dtype = mx.result_type(x1, x2)
    rows = x1[None, :] if x1.ndim == 1 else x1
    columns = x2[:, None] if x2.ndim == 1 else x2
    product = mx.sum(mx.expand_dims(rows, -1) * mx.expand_dims(columns, -3), axis=-2)
    product = mx.squeeze(product, -2) if x1.ndim == 1 else product
    return (mx.squeeze(product, -1) if x2.ndim == 1 else product).astype(dtype)
