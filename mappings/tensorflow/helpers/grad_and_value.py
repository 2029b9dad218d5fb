def grad_and_value(fun, argnums=0, has_aux=False):
    """A function that gives the gradient of fun and what fun gives."""
    with_grad = value_and_grad(fun, argnums=argnums, has_aux=has_aux)
    return lambda *args, **kwargs: with_grad(*args, **kwargs)[::-1]
