import tensorflow as tf


def var(x, axis=None, correction=0.0, keepdims=False):
    """Variance: the squared deviations' sum over the number of elements less correction."""
    x = tf.convert_to_tensor(x)
    deviation = x - tf.reduce_mean(x, axis=axis, keepdims=True)
    total = tf.reduce_sum(tf.square(tf.abs(deviation)), axis=axis, keepdims=keepdims)
    count = tf.size(x) // tf.maximum(tf.size(total), 1)
    return total / tf.maximum(tf.cast(count, total.dtype) - correction, 0)
