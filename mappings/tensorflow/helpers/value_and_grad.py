import tensorflow as tf


def value_and_grad(fun, argnums=0, has_aux=False):
    """A function that gives what fun gives and the gradient in the arguments at argnums."""

    def with_grad(*args, **kwargs):
        args = list(args)
        wanted = [argnums] if isinstance(argnums, int) else argnums
        for i in wanted:
            args[i] = tf.nest.map_structure(lambda leaf: tf.identity(tf.convert_to_tensor(leaf)), args[i])
        with tf.GradientTape() as tape:
            for i in wanted:
                tape.watch(args[i])
            result = fun(*args, **kwargs)
            value = result[0] if has_aux else result
        grads = tape.gradient(value, [args[i] for i in wanted], unconnected_gradients="zero")
        return result, grads[0] if isinstance(argnums, int) else tuple(grads)

    return with_grad
