def grad(fun, argnums=0, has_aux=False):
    """A function that gives the gradient of fun in the arguments at argnums."""
    with_value = value_and_grad(fun, argnums=argnums, has_aux=has_aux)

    def grad_of_fun(*args, **kwargs):
        value, result = with_value(*args, **kwargs)
        return (result, value[1]) if has_aux else result

    return grad_of_fun
