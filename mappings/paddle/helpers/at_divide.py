import paddle


def at_divide(x, key, value):
    """A copy of x with the elements divided by value at the key; positions that occur more than once count each time."""
    return x / at_multiply(paddle.ones_like(x), key, value)
