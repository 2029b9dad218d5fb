import tensorflow as tf


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    shape = tf.broadcast_static_shape(x.shape, mask.shape)
    return tf.boolean_mask(tf.broadcast_to(x, shape), tf.broadcast_to(mask, shape))
