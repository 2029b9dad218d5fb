import tensorflow as tf


def eigh(x):
    """Ascending real eigenvalues and the eigenvectors, as columns, of Hermitian matrices."""
    values, vectors = tf.linalg.eigh(x)
    return tf.math.real(values), vectors
