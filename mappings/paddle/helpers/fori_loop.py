def fori_loop(lower, upper, body_fun, init_val):
    """Applies body_fun(i, value) for i from lower to upper - 1."""
    value = as_arrays(init_val)
    for i in (asarray(i) for i in range(int(lower), int(upper))):
        value = body_fun(i, value)
    return value
