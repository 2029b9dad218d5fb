"""Python's own functions that see what NumPy's values are; what raises or wraps by the values that are written out."""
import numpy as np


def show(given):
    x = np.arange(6.0).reshape(2, 3)
    mean = x.mean()
    one = np.ones(1)
    print(mean, given)
    print([mean], repr(mean), f"{mean!r} {mean}", repr(given))
    number = float(one), int(mean), float(given)
    small = np.zeros(3, dtype=np.uint8)
    wrapped = small + -1, np.uint8(-1), np.int8(100)
    rows = np.array([[1, 2, 3], [4, 5]]), np.array([[1, 2], [3, 4]])
    total = np.sum(n * n for n in range(4))
    places = np.nonzero(np.array(5)), np.nonzero(x)
    return number, wrapped, rows, total, places, np.reshape(x, newshape=(3, 2))
