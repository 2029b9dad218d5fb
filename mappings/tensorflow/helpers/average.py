import tensorflow as tf


def average(x, axis=None, weights=None):
    """The weighted mean along axis (None: over all), with weights of x's shape, or of rank 1 along axis."""
    if weights is None:
        return tf.reduce_mean(x, axis=axis)
    if weights.shape != x.shape:
        shape = [1] * x.shape.rank
        shape[axis] = -1
        weights = tf.broadcast_to(tf.reshape(weights, shape), x.shape)
    return tf.reduce_sum(x * weights, axis=axis) / tf.reduce_sum(weights, axis=axis)
