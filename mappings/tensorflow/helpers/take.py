import tensorflow as tf


def take(x, indices, axis=None):
    """The elements (subtensors) at the indices along axis (None: flattened); negative ones count from the end."""
    if axis is None:
        x, axis = tf.reshape(x, [-1]), 0
    return tf.gather(x, tf.math.floormod(indices, x.shape[axis]), axis=axis)
