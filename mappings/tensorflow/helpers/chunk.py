import tensorflow as tf


def chunk(x, chunks, axis=0):
    """x cut along axis into at most chunks parts of equal length, the last one shorter."""
    size = -(-x.shape[axis] // chunks)
    whole, rest = divmod(x.shape[axis], size)
    return tf.split(x, [size] * whole + [rest] * (rest > 0), axis=axis)
