import numpy as np
import tensorflow as tf


def quantile(x, q, axis=None, keepdims=False, method="linear", ignore_nan=False):
    """The quantiles of x over the axes (None: all) at q in [0, 1]; the axes of q come first."""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        x = tf.cast(x, tf.float32)
    rank = x.shape.rank
    axes = list(range(rank)) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    axes = [a % rank for a in axes]
    kept = [a for a in range(rank) if a not in axes]
    batch = [x.shape[a] for a in kept]
    values = tf.reshape(tf.transpose(x, kept + axes), [int(np.prod(batch)), -1])
    nan = tf.math.is_nan(values)
    values = tf.sort(tf.where(nan, tf.constant(float("inf"), x.dtype), values), axis=-1)
    length = values.shape[-1] - tf.reduce_sum(tf.cast(nan, tf.int32), axis=-1)
    hidden = tf.equal(length, 0) if ignore_nan else tf.reduce_any(nan, axis=-1)
    levels = tf.cast(q, x.dtype) if tf.is_tensor(q) else tf.constant(q, x.dtype)
    levels = tf.reshape(levels, [-1, 1])
    position = levels * tf.cast(tf.maximum(length - 1, 0), x.dtype)
    low, high = tf.floor(position), tf.math.ceil(position)
    if method == "nearest":
        low = high = tf.round(position)
    elif method in ("lower", "higher"):
        low = high = low if method == "lower" else high
    weight = tf.where(tf.equal(low, high), tf.zeros_like(low), 0.5 * tf.ones_like(low)) if method == "midpoint" else position - low
    rows = [tf.transpose(tf.gather(values, tf.cast(tf.transpose(at), tf.int32), batch_dims=1)) for at in (low, high)]
    result = tf.where(tf.equal(rows[0], rows[1]), rows[0], rows[0] * (1 - weight) + rows[1] * weight)
    result = tf.where(hidden, tf.constant(float("nan"), x.dtype), result)
    left = [1 if a in axes else x.shape[a] for a in range(rank)] if keepdims else batch
    return tf.reshape(result, list(np.shape(q) if not tf.is_tensor(q) else q.shape) + left)
