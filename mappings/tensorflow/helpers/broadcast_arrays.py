import tensorflow as tf


def broadcast_arrays(*arrays):
    """All tensors, each broadcast to their common shape."""
    shape = tf.TensorShape([])
    for array in arrays:
        shape = tf.broadcast_static_shape(shape, tf.convert_to_tensor(array).shape)
    return [tf.broadcast_to(array, shape) for array in arrays]
