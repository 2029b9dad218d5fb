import tensorflow as tf


def vander(x, n=None, increasing=False):
    """The matrix whose columns are powers of the vector x, from the highest to 0, or increasing."""
    n = x.shape[0] if n is None else n
    columns = [x**power for power in range(n)]
    return tf.stack(columns if increasing else columns[::-1], axis=1)
