import tensorflow as tf


def vstack(arrays):
    """The tensors joined along the first axis, vectors as rows."""
    arrays = [tf.convert_to_tensor(array) for array in arrays]
    return tf.concat([tf.reshape(a, [1, -1]) if a.shape.rank < 2 else a for a in arrays], axis=0)
