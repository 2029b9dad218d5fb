import tensorflow as tf


def roll(x, shift, axis=None):
    """Move the elements forward by shift places along axis (None: of the flattened tensor)."""
    if axis is None:
        return tf.reshape(tf.roll(tf.reshape(x, [-1]), shift, axis=0), tf.shape(x))
    shifts = list(shift) if isinstance(shift, (list, tuple)) else [shift] if isinstance(shift, int) or not len(shift.shape) else tf.unstack(shift)
    axes = [axis] if isinstance(axis, int) else list(axis)
    length = max(len(shifts), len(axes))
    return tf.roll(x, shifts * (length // len(shifts)), axes * (length // len(axes)))
