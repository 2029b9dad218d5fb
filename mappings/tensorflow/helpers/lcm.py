import tensorflow as tf


def lcm(x1, x2):
    """The least common multiple of each pair of integers."""
    dtype = x1.dtype if tf.is_tensor(x1) else x2.dtype
    x1 = tf.abs(tf.cast(x1, dtype))
    x2 = tf.abs(tf.cast(x2, dtype))
    shape = tf.broadcast_static_shape(x1.shape, x2.shape)

    def step(a, b):
        safe = tf.where(tf.equal(b, 0), tf.ones_like(b), b)
        return tf.where(tf.equal(b, 0), a, b), tf.where(tf.equal(b, 0), tf.zeros_like(b), a % safe)

    pair = (tf.broadcast_to(x1, shape), tf.broadcast_to(x2, shape))
    divisor = tf.while_loop(lambda a, b: tf.reduce_any(tf.not_equal(b, 0)), step, pair)[0]
    return x1 // tf.maximum(divisor, 1) * x2
