import paddle


def at_power(x, key, value):
    """A copy of x with the elements raised to the power value at the key; positions that occur more than once count each time."""
    return x ** at_multiply(paddle.ones_like(x), key, value)
