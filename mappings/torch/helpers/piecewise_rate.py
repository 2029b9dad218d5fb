import math


def piecewise_rate(first, factors):
    """The function of n that is first times the factors of all boundaries that n has reached."""
    return lambda n: first * math.prod(factor for boundary, factor in (factors or {}).items() if boundary <= n)
