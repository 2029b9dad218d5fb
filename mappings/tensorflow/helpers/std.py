import tensorflow as tf


def std(x, axis=None, correction=0.0, keepdims=False):
    """Standard deviation: the root of the squared deviations' sum over the number of elements less correction."""
    x = tf.convert_to_tensor(x)
    deviation = x - tf.reduce_mean(x, axis=axis, keepdims=True)
    total = tf.reduce_sum(tf.square(tf.abs(deviation)), axis=axis, keepdims=keepdims)
    count = tf.size(x) // tf.maximum(tf.size(total), 1)
    return tf.sqrt(total / tf.maximum(tf.cast(count, total.dtype) - correction, 0))
