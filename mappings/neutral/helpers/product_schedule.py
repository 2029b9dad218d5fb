import math


def product_schedule(function):
    """The schedule n: the product of function(1) to function(n)."""
    return lambda n: math.prod(function(i) for i in range(1, n + 1))
