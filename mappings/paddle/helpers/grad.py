def grad(fun, argnums=0, has_aux=False):
    """A function that gives the gradients of fun by the arguments at argnums."""
    both = value_and_grad(fun, argnums=argnums, has_aux=has_aux)

    def only_grad(*args, **kwargs):
        result, gradients = both(*args, **kwargs)
        return (gradients, result[1]) if has_aux else gradients

    return only_grad
