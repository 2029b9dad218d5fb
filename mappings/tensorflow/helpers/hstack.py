import tensorflow as tf


def hstack(arrays):
    """The tensors joined along the second axis, vectors along the first."""
    arrays = [tf.convert_to_tensor(array) for array in arrays]
    arrays = [tf.reshape(array, [1]) if array.shape.rank == 0 else array for array in arrays]
    return tf.concat(arrays, axis=0 if arrays[0].shape.rank == 1 else 1)
