import jax


def grad_and_value(fun, argnums=0, has_aux=False):
    """A function that gives the gradient of fun and what fun gives."""
    value_and_grad = jax.value_and_grad(fun, argnums=argnums, has_aux=has_aux)

    def with_value(*args, **kwargs):
        value, grad = value_and_grad(*args, **kwargs)
        return grad, value

    return with_value
