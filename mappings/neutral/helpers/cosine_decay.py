import math


def cosine_decay(period: int):
    """The schedule n: (1 + cos(pi * n / period)) / 2."""
    return lambda n: (1 + math.cos(math.pi * n / period)) / 2
