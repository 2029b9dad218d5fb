"""A function that writes into `out` where it is given, and makes a new array where it is None."""
import numpy as np


def shifted(a, out=None):
    return np.add(a, 1, out=out)


def filled(a, out=None):
    if out is None:
        out = np.empty_like(a)
    np.multiply(a, 2, out=out)
    return out


print(shifted(np.arange(3)), filled(np.arange(3)))
