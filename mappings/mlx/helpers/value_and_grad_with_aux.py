import mlx.core as mx


def value_and_grad_with_aux(fun, argnums=0):
    """A function that gives what fun gives, a value and something beside it, and the gradient of the value."""

    def both(*args):
        values = fun(*args)  # what mx.value_and_grad gives beside the value has no gradients itself
        return values, mx.grad(lambda *given: fun(*given)[0], argnums=argnums)(*args)

    return both
