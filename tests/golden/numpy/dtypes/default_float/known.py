# Nothing here hangs on a default: what there is has its dtype.
import numpy as np


def grid(n):
    return np.sin(np.linspace(0.0, 1.0, n)) * 0.5


def angle(x: np.ndarray):
    return np.arctan2(np.ones(3), x)


def counted(x: np.ndarray):
    return np.sum(x, axis=0) * 2
