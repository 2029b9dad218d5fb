import tensorflow as tf


def clip_gradient_norm(grads, limit):
    """The gradients scaled down to the norm limit if theirs is greater, and the norm that they had."""
    grads = [None if grad is None else tf.convert_to_tensor(grad) for grad in grads]  # an embedding's are slices, several for one row
    norm = tf.linalg.global_norm(grads)
    scale = tf.minimum(limit / (norm + 1e-6), 1.0)
    return [None if grad is None else grad * scale for grad in grads], norm
