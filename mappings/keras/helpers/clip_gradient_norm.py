import keras


def clip_gradient_norm(grads, limit):
    """The gradients scaled down to the norm limit if theirs is greater, and the norm that they had."""
    norm = keras.ops.sqrt(sum(keras.ops.sum(keras.ops.square(grad)) for grad in grads if grad is not None))
    scale = keras.ops.minimum(limit / (norm + 1e-6), 1.0)
    return [None if grad is None else grad * scale for grad in grads], norm
