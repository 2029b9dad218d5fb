# What is made of a dtype that may be None has NumPy's default there; classes derived from arrays stay.
import numpy as np


def unit(dtype=None):
    return np.array([1.0, 0.0, 0.0], dtype=dtype)


def zeros(n, dtype=None):
    return np.zeros(n, dtype=dtype), np.ones((2, n), dtype), np.eye(n, dtype=dtype)


def vector(x, y, z, dtype=None):
    return np.array([x, y, z], dtype=dtype)


def copied(obj, dtype=None):
    return np.array(obj, dtype=dtype)


def alike(x: np.ndarray, dtype=None):
    return np.zeros_like(x, dtype=dtype), np.sum(x, dtype=dtype)


def integers(dtype=None):
    return np.array([1, 0, 0], dtype=dtype)


class Vector(np.ndarray):
    pass
