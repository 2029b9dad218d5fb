import tensorflow as tf


def swapaxes(x, axis1, axis2):
    """x with two axes exchanged."""
    order = list(range(x.shape.rank))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return tf.transpose(x, order)
