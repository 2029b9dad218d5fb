import tensorflow as tf


def lstsq(a, b):
    """The x of least norm that minimises the norm of a @ x - b."""
    if b.shape.rank == 1:
        return tf.squeeze(tf.linalg.lstsq(a, tf.expand_dims(b, 1), fast=False), axis=1)
    return tf.linalg.lstsq(a, b, fast=False)
