import keras


def clip_gradient_value(grads, limit):
    """The gradients with each element between -limit and limit."""
    return [None if grad is None else keras.ops.clip(grad, -limit, limit) for grad in grads]
