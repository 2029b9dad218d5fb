import tensorflow as tf


def argmax(x, axis=None, keepdims=False):
    """Index of the first greatest element along axis (None: into the flattened tensor); NaN counts as greatest."""
    x = tf.convert_to_tensor(x)
    rank = x.shape.rank
    if axis is None:
        x, axis, axes = tf.reshape(x, [-1]), 0, list(range(rank))
    else:
        axes = [axis]
    if x.dtype.is_floating:
        nan = tf.math.is_nan(x)
        found = tf.reduce_any(nan, axis=axis)
        index = tf.where(
            found,
            tf.argmax(tf.cast(nan, tf.int32), axis=axis, output_type=tf.int32),
            tf.argmax(x, axis=axis, output_type=tf.int32),
        )
    else:
        index = tf.argmax(x, axis=axis, output_type=tf.int32)
    if not keepdims:
        return index
    if len(axes) == 1:
        return tf.expand_dims(index, axes[0])
    return tf.reshape(index, [1] * rank)
