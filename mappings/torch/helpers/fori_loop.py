import torch


@torch.compiler.disable  # it would be unrolled, step by step
def fori_loop(lower, upper, body_fun, init_val):
    """Applies body_fun(i, value) for i from lower to upper - 1."""
    value = as_arrays(init_val)
    for i in torch.arange(int(lower), int(upper)):
        value = body_fun(i, value)
    return value
