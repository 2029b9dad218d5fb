import tensorflow as tf


def to_device(x, device):
    """The tensor on the given device (None: where it is)."""
    if device is None:
        return x
    with tf.device(device):
        return tf.identity(x)
