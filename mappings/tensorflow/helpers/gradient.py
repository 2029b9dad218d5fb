import tensorflow as tf


def gradient(f, spacing=1.0, axis=-1):
    """The derivative of f along axis: central differences inside, one-sided ones at both ends."""
    if not (f.dtype.is_floating or f.dtype.is_complex):
        f = tf.cast(f, tf.float32)
    n = f.shape[axis]
    later = tf.gather(f, [min(place + 1, n - 1) for place in range(n)], axis=axis)
    earlier = tf.gather(f, [max(place - 1, 0) for place in range(n)], axis=axis)
    shape = [1] * f.shape.rank
    shape[axis] = n
    steps = tf.reshape(tf.constant([min(p + 1, n - 1) - max(p - 1, 0) for p in range(n)], f.dtype), shape)
    return (later - earlier) / (steps * spacing)
