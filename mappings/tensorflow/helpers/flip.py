import tensorflow as tf


def flip(x, axis=None):
    """Reverse the order of the elements along the given axes (None: all)."""
    if axis is None:
        axis = list(range(x.shape.rank))
    return tf.reverse(x, [axis] if isinstance(axis, int) else axis)
