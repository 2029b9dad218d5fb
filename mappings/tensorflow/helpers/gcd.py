import tensorflow as tf


def gcd(x1, x2):
    """The greatest common divisor of each pair of integers."""
    dtype = x1.dtype if tf.is_tensor(x1) else x2.dtype
    a = tf.abs(tf.cast(x1, dtype))
    b = tf.abs(tf.cast(x2, dtype))
    shape = tf.broadcast_static_shape(a.shape, b.shape)
    a, b = tf.broadcast_to(a, shape), tf.broadcast_to(b, shape)

    def step(a, b):
        safe = tf.where(tf.equal(b, 0), tf.ones_like(b), b)
        return tf.where(tf.equal(b, 0), a, b), tf.where(tf.equal(b, 0), tf.zeros_like(b), a % safe)

    return tf.while_loop(lambda a, b: tf.reduce_any(tf.not_equal(b, 0)), step, (a, b))[0]
