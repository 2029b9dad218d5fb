import tensorflow as tf


def clip_gradient_value(grads, limit):
    """The gradients with each element between -limit and limit."""
    grads = [None if grad is None else tf.convert_to_tensor(grad) for grad in grads]  # an embedding's are slices, several for one row
    return [None if grad is None else tf.clip_by_value(grad, -limit, limit) for grad in grads]
