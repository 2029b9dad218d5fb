import tensorflow as tf


def cumulative_sum(x, axis=None, include_initial=False):
    """Running sums along axis (None: of a vector), with include_initial after a leading zero."""
    axis = 0 if axis is None else axis
    result = tf.cumsum(x, axis=axis)
    if not include_initial:
        return result
    paddings = [[0, 0] for _ in result.shape]
    paddings[axis] = [1, 0]
    return tf.pad(result, paddings, constant_values=0)
