import tensorflow as tf


def logaddexp(x1, x2):
    """log(exp(x1) + exp(x2)) without overflow."""
    larger = tf.maximum(x1, x2) if tf.is_tensor(x1) else tf.maximum(x2, x1)
    difference = tf.abs(x1 - x2)
    # Equal infinities have no difference: the larger one is the result.
    difference = tf.where(x1 == x2, tf.zeros_like(difference), difference)
    return larger + tf.where(
        tf.math.is_inf(larger), tf.zeros_like(larger), tf.math.log1p(tf.exp(-difference))
    )
