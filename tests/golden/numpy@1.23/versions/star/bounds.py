from numpy import Inf

__all__ = ["is_open"]


def is_open(b):
    return b == Inf
