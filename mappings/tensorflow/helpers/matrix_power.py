import tensorflow as tf


def matrix_power(x, n):
    """Each square matrix to the integral power n, by its inverse if n is negative."""
    if n < 0:
        x, n = tf.linalg.inv(x), -n
    result = None
    while n:
        if n % 2:
            result = x if result is None else tf.matmul(result, x)
        x, n = tf.matmul(x, x), n // 2
    if result is None:
        result = tf.eye(x.shape[-1], batch_shape=x.shape[:-2], dtype=x.dtype)
    return result
