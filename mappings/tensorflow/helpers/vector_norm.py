import tensorflow as tf


def vector_norm(x, axis=None, keepdims=False, ord=2):
    """The norm (sum of |x|**ord)**(1/ord) over the given axes (None: all), also for ord 0, inf and -inf."""
    x = tf.abs(x)
    if ord == float("inf"):
        return tf.reduce_max(x, axis=axis, keepdims=keepdims)
    if ord == float("-inf"):
        return tf.reduce_min(x, axis=axis, keepdims=keepdims)
    if ord == 0:
        return tf.math.count_nonzero(x, axis=axis, keepdims=keepdims, dtype=x.dtype)
    return tf.reduce_sum(x**ord, axis=axis, keepdims=keepdims) ** (1 / ord)
