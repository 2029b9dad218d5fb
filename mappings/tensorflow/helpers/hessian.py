def hessian(fun, argnums=0):
    """A function that gives the second derivatives of fun in the argument at argnums."""
    return jacobian(jacobian(fun, argnums=argnums), argnums=argnums)
