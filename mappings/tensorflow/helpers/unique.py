import tensorflow as tf


def unique(x):
    """The distinct elements of x, ascending, the index of the first occurrence of each, the index
    into them of each element of x, and how often each occurs."""
    flat = tf.reshape(x, [-1])
    key = flat
    if flat.dtype == tf.bool:
        key = tf.cast(flat, tf.int32)
    if key.dtype.is_complex:
        by_imag = tf.argsort(tf.math.imag(key), stable=True)
        order = tf.gather(by_imag, tf.argsort(tf.gather(tf.math.real(key), by_imag), stable=True))
    elif key.dtype.is_floating:
        nan = tf.math.is_nan(key)
        order = tf.argsort(tf.where(nan, tf.constant(float("inf"), key.dtype), key), stable=True)
        order = tf.gather(order, tf.argsort(tf.gather(tf.cast(nan, tf.int32), order), stable=True))
    else:
        order = tf.argsort(key, stable=True)
    ordered = tf.gather(flat, order)
    starts = tf.concat([tf.ones_like(order[:1], dtype=tf.bool), tf.not_equal(ordered[1:], ordered[:-1])], axis=0)
    places = tf.cumsum(tf.cast(starts, tf.int32)) - 1
    values = tf.stop_gradient(tf.boolean_mask(ordered, starts))
    indices = tf.boolean_mask(order, starts)
    inverse = tf.scatter_nd(tf.expand_dims(order, 1), places, tf.shape(order))
    counts = tf.math.bincount(places, minlength=tf.size(values))
    return values, indices, tf.reshape(inverse, tf.shape(x)), counts
