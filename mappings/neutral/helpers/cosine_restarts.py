import math


def cosine_restarts(period: int, growth: int = 1):
    """The schedule of cosine from one to zero in period steps, and again from one in growth times as many, and so on."""

    def schedule(n):
        length = period
        while n >= length:
            n, length = n - length, length * growth
        return (1 + math.cos(math.pi * n / length)) / 2

    return schedule
