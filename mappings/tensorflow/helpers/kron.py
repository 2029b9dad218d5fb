import tensorflow as tf


def kron(x1, x2):
    """The Kronecker product: blocks of x2 scaled by the elements of x1."""
    rank = max(x1.shape.rank, x2.shape.rank)
    shape1 = [1] * (rank - x1.shape.rank) + list(x1.shape)
    shape2 = [1] * (rank - x2.shape.rank) + list(x2.shape)
    spread1 = tf.reshape(x1, [n for length in shape1 for n in (length, 1)])
    spread2 = tf.reshape(x2, [n for length in shape2 for n in (1, length)])
    return tf.reshape(spread1 * spread2, [a * b for a, b in zip(shape1, shape2)])
