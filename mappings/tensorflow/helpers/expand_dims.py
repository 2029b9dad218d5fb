import tensorflow as tf


def expand_dims(x, axis):
    """Insert an axis of length 1 at each given position of the result."""
    axes = [axis] if isinstance(axis, int) else axis
    rank = x.shape.rank + len(axes)
    for position in sorted(a % rank for a in axes):
        x = tf.expand_dims(x, position)
    return x
