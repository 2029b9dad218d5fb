import tensorflow as tf


def median(x, axis=None, keepdims=False):
    """The middle of the sorted elements over the axes (None: all); NaN if any is NaN."""
    rank = x.shape.rank
    axes = list(range(rank)) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    axes = [a % rank for a in axes]
    kept = [a for a in range(rank) if a not in axes]
    batch = [x.shape[a] for a in kept]
    values = tf.transpose(x, kept + axes)
    values = tf.reshape(values if x.dtype.is_floating else tf.cast(values, tf.float32), batch + [-1])
    nan = tf.reduce_any(tf.math.is_nan(values), axis=-1)
    values = tf.sort(values, axis=-1)
    middle = values.shape[-1] // 2
    result = values[..., middle]
    if values.shape[-1] % 2 == 0:
        result = (values[..., middle - 1] + result) / 2.0
    result = tf.where(nan, tf.constant(float("nan"), values.dtype), result)
    return tf.reshape(result, [1 if a in axes else x.shape[a] for a in range(rank)]) if keepdims else result
