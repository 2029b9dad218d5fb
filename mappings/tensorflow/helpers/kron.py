import tensorflow as tf


def kron(x1, x2):
    """The Kronecker product: blocks of x2 scaled by the elements of x1."""
    rank = max(x1.shape.rank, x2.shape.rank)
    shape1 = [1] * (rank - x1.shape.rank) + list(x1.shape)
    shape2 = [1] * (rank - x2.shape.rank) + list(x2.shape)
    outer = tf.reshape(tf.reshape(x1, [-1, 1]) * tf.reshape(x2, [1, -1]), shape1 + shape2)
    order = [axis for k in range(rank) for axis in (k, rank + k)]
    return tf.reshape(tf.transpose(outer, order), [a * b for a, b in zip(shape1, shape2)])
