from keras import ops


def while_loop(cond_fun, body_fun, init_val):
    """body_fun applied again and again to what it gave, from init_val on, as long as cond_fun is true of it."""
    if not isinstance(init_val, tuple):
        return ops.while_loop(cond_fun, body_fun, init_val)
    return ops.while_loop(lambda *values: cond_fun(values), lambda *values: tuple(body_fun(values)), init_val)
