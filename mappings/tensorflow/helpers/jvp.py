import tensorflow as tf


def jvp(fun, primals, tangents, has_aux=False):
    """What fun gives, and its derivative along the tangents."""
    primals = tf.nest.map_structure(tf.convert_to_tensor, tuple(primals))
    with tf.autodiff.ForwardAccumulator(primals, tf.nest.map_structure(tf.convert_to_tensor, tuple(tangents))) as accumulator:
        result = fun(*primals)
        value, *aux = result if has_aux else (result,)
    return (value, accumulator.jvp(value, unconnected_gradients="zero"), *aux)
