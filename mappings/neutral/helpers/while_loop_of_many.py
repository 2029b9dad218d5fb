def while_loop_of_many(cond_fun, body_fun, init_vals):
    """Applies body_fun to some values while cond_fun of them holds."""
    values = as_arrays(init_vals)
    while cond_fun(*values):
        values = body_fun(*values)
    return values
