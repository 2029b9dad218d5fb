import jax


def while_loop_of_many(cond_fun, body_fun, init_vals):
    """Applies body_fun to some values while cond_fun of them holds."""
    return jax.lax.while_loop(lambda values: cond_fun(*values), lambda values: type(init_vals)(body_fun(*values)), init_vals)
