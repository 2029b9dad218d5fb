# What is imported from the source, if it is there, is the source's: what stands for it otherwise is not for runs with it.
try:
    from numpy import asarray, cos, sin
except ImportError:
    from math import cos, sin

    asarray = None

try:
    import numpy as np
except (ImportError, ModuleNotFoundError):
    np = None


def wave(x):
    x = asarray(x)
    return cos(x) + sin(x)


def total(x: "np.ndarray"):
    return np.sum(x)
