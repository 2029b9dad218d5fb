import tensorflow as tf


def interp(x, xp, fp, left=None, right=None):
    """The piecewise linear function through the points (xp, fp), xp ascending, at x."""
    x = tf.cast(x, xp.dtype)
    last = xp.shape[0] - 1
    high = tf.clip_by_value(tf.searchsorted(xp, tf.reshape(x, [-1]), side="right"), 1, max(last, 1))
    high = tf.minimum(tf.reshape(high, tf.shape(x)), last)
    low = tf.maximum(high - 1, 0)
    x0, x1, y0, y1 = tf.gather(xp, low), tf.gather(xp, high), tf.gather(fp, low), tf.gather(fp, high)
    result = y0 + tf.math.divide_no_nan((x - x0) * (y1 - y0), x1 - x0)
    result = tf.where(x < xp[0], fp[0] if left is None else tf.constant(left, fp.dtype), result)
    result = tf.where(x > xp[-1], fp[-1] if right is None else tf.constant(right, fp.dtype), result)
    return tf.where(tf.math.is_nan(x), x, result)
