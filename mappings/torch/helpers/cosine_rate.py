import math


def cosine_rate(first, steps, alpha=0.0, exponent=1.0):
    """The function of n that goes from first to alpha times first in so many steps, along a cosine."""
    return lambda n: first * ((1 - alpha) * (0.5 * (1 + math.cos(math.pi * min(n, steps) / steps))) ** exponent + alpha)
