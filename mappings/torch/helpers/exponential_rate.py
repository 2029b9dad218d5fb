import math


def exponential_rate(first, steps, decay, begin=0, staircase=False, last=None):
    """The function of n that is first times decay to the power of n / steps, once it begins; not beyond last."""

    def rate(n):
        periods = (n - begin) / steps
        value = first if n <= begin else first * decay ** (math.floor(periods) if staircase else periods)
        if last is None:
            return value
        return max(value, last) if decay < 1 else min(value, last)

    return rate if steps > 0 and decay != 0 else lambda n: first
