import tensorflow as tf


def concat_flattened(arrays):
    """All elements of the tensors, each flattened in row-major order, one after the other."""
    return tf.concat([tf.reshape(array, [-1]) for array in arrays], axis=0)
