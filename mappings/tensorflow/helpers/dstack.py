import tensorflow as tf


def dstack(arrays):
    """The tensors joined along the third axis: (n,) counts as (1, n, 1) and (m, n) as (m, n, 1)."""
    parts = []
    for array in arrays:
        array = tf.convert_to_tensor(array)
        if array.shape.rank < 2:
            array = tf.reshape(array, [1, -1])
        parts.append(tf.expand_dims(array, 2) if array.shape.rank == 2 else array)
    return tf.concat(parts, axis=2)
