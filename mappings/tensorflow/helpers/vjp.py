import tensorflow as tf


def vjp(fun, *primals, has_aux=False):
    """What fun gives, and a function from its cotangent to a tuple with those of the primals."""
    primals = tf.nest.map_structure(lambda leaf: tf.identity(tf.convert_to_tensor(leaf)), primals)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(primals)
        result = fun(*primals)
        value, *aux = result if has_aux else (result,)

    def cotangents(cotangent):
        return tape.gradient(value, primals, output_gradients=cotangent, unconnected_gradients="zero")

    return (value, cotangents, *aux)
