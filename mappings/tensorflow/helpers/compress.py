import tensorflow as tf


def compress(condition, x, axis=None):
    """The subtensors of x along axis (None: flattened) where the vector condition is true."""
    if axis is None:
        x, axis = tf.reshape(x, [-1]), 0
    chosen = tf.reshape(tf.where(tf.cast(condition, tf.bool)), [-1])
    return tf.gather(x, chosen, axis=axis)
