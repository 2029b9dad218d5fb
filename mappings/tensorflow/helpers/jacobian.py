import tensorflow as tf


def jacobian(fun, argnums=0, has_aux=False):
    """A function that gives the Jacobian of fun in the arguments at argnums, for each array of the result one for each of the argument."""

    def jacobian_of_fun(*args, **kwargs):
        args = list(args)
        wanted = [argnums] if isinstance(argnums, int) else argnums
        for i in wanted:
            args[i] = tf.nest.map_structure(lambda leaf: tf.identity(tf.convert_to_tensor(leaf)), args[i])
        with tf.GradientTape(persistent=True) as tape:
            for i in wanted:
                tape.watch(args[i])
            result = fun(*args, **kwargs)
            value, *aux = result if has_aux else (result,)

        def of_array(array):
            parts = [tf.nest.map_structure(lambda leaf: tape.jacobian(array, leaf, unconnected_gradients="zero"), args[i]) for i in wanted]
            return parts[0] if isinstance(argnums, int) else tuple(parts)

        found = tf.nest.map_structure(of_array, value)
        return (found, *aux) if has_aux else found

    return jacobian_of_fun
