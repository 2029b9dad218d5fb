import numpy as np


def clipped(a: np.ndarray):
    below = np.where(a < 0)
    out = a.copy()
    out[below] = 0
    return out, a[below]


def diagonal(n: int):
    a = np.zeros((n, n))
    i = np.arange(n)
    at = (i, i)
    a[at] += 1
    a[np.ix_([0, 1], [1])] = 7
    return a


def pivoted(a: np.ndarray):
    p = np.argmax(np.abs(a[:, 0]))
    return a[[0, p]]


def looked_up(image: np.ndarray):
    labels = image.astype(np.uint8)
    table = np.array([10, 20, 30])
    return table[labels], np.eye(3)[labels]


def corners(a: np.ndarray):
    rows, cols = np.nonzero(a > 1)
    return rows, cols, np.nonzero(a)[0]
