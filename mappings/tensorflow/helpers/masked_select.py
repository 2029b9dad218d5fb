import tensorflow as tf


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    shape = tf.broadcast_static_shape(x.shape, mask.shape)
    x, mask = (tf.reshape(tf.broadcast_to(a, shape), [-1]) for a in (x, mask))
    return tf.boolean_mask(x, mask)
