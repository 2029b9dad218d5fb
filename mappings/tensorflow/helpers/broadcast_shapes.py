import tensorflow as tf


def broadcast_shapes(*shapes):
    """The shape, a tuple of ints, that all the given shapes broadcast to together."""
    result = tf.TensorShape([])
    for shape in shapes:
        result = tf.broadcast_static_shape(result, tf.TensorShape(shape))
    return tuple(result)
