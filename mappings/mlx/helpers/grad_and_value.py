import mlx.core as mx


def grad_and_value(fun, argnums=0, has_aux=False):
    """A function that gives the gradient of fun, and its value."""

    def both(*args):
        value, gradient = mx.value_and_grad(fun, argnums=argnums)(*args)
        return gradient, value

    return both
