def is_integer(x):
    """Whether a number is finite and without a fraction."""
    return float(x).is_integer()
