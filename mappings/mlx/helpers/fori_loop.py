import mlx.core as mx


def fori_loop(lower, upper, body_fun, init_val):
    """Applies body_fun(i, value) for i from lower to upper - 1."""
    value = as_arrays(init_val)
    for i in range(int(lower), int(upper)):
        value = body_fun(mx.array(i), value)
    return value
