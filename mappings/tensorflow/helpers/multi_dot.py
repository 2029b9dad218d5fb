import tensorflow as tf


def multi_dot(arrays):
    """The matrix product of all the tensors; the first and last may be vectors."""
    first, last = arrays[0], arrays[-1]
    result = tf.expand_dims(first, 0) if first.shape.rank == 1 else first
    for array in arrays[1:-1]:
        result = tf.matmul(result, array)
    result = tf.matmul(result, tf.expand_dims(last, 1) if last.shape.rank == 1 else last)
    if last.shape.rank == 1:
        result = tf.squeeze(result, axis=-1)
    return tf.squeeze(result, axis=0) if first.shape.rank == 1 else result
