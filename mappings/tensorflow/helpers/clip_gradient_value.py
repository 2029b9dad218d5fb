import tensorflow as tf


def clip_gradient_value(grads, limit):
    """The gradients with each element between -limit and limit."""
    return [None if grad is None else tf.clip_by_value(grad, -limit, limit) for grad in grads]
