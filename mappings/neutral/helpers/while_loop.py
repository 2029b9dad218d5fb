def while_loop(cond_fun, body_fun, init_val):
    """Applies body_fun to a value while cond_fun of it holds."""
    value = as_arrays(init_val)
    while cond_fun(value):
        value = body_fun(value)
    return value
