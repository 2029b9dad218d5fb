import tensorflow as tf


def matmul(x1, x2):
    """The matrix product, in which a vector on the left is a row and one on the right a column."""
    if x2.shape.rank == 1:
        return tf.tensordot(x1, x2, 1)
    if x1.shape.rank == 1:
        return tf.linalg.matvec(x2, x1, transpose_a=True)
    return tf.matmul(x1, x2)
