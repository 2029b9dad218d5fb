"""What NumPy 2 has no equal of, or does otherwise."""
import numpy as np
from numpy import who


def gone(x: np.ndarray):
    np.set_numeric_ops(add=np.subtract)
    value = np.cast[np.float32](x)
    np.source(np.sum)
    return np.asscalar(x), np.MachAr(), value, np.get_array_wrap(x)


def arguments(x: np.ndarray):
    return np.histogram(x, normed=True), np.histogram(x, 10, None, True)


def differs(a3: np.ndarray):
    stack = np.ones((4, 2, 2))
    vectors = np.ones((4, 2))
    levels, inverse = np.unique(stack, return_inverse=True)
    flat, back = np.unique(np.ones(3), return_inverse=True)
    return np.linalg.solve(stack, vectors), np.linalg.solve(np.eye(2), np.ones(2)), levels, inverse, flat, back


def same(x: np.ndarray):
    return np.sum(x, axis=0), np.linalg.norm(x), x.mean(), np.float64(2), np.random.rand(3)
