import tensorflow as tf


def jacobian(fun, argnums=0, has_aux=False):
    """A function that gives the Jacobian of fun in the arguments at argnums."""

    def jacobian_of_fun(*args, **kwargs):
        args = list(args)
        wanted = [argnums] if isinstance(argnums, int) else argnums
        for i in wanted:
            args[i] = tf.identity(tf.convert_to_tensor(args[i]))
        with tf.GradientTape(persistent=True) as tape:
            for i in wanted:
                tape.watch(args[i])
            result = fun(*args, **kwargs)
            value, *aux = result if has_aux else (result,)
        parts = [tape.jacobian(value, args[i], unconnected_gradients="zero") for i in wanted]
        found = parts[0] if isinstance(argnums, int) else tuple(parts)
        return (found, *aux) if has_aux else found

    return jacobian_of_fun
