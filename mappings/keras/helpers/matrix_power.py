from keras import ops


def matrix_power(x, n):
    """Each square matrix to the integral power n, by its inverse if n is negative."""
    if n < 0:
        x, n = ops.inv(x), -n
    result = ops.broadcast_to(ops.eye(x.shape[-1], dtype=x.dtype), x.shape)
    for _ in range(n):
        result = ops.matmul(result, x)
    return result
