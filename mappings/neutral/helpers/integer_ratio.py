def integer_ratio(x):
    """The two ints without a common divisor whose quotient a number is."""
    return float(x).as_integer_ratio()
