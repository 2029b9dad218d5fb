"""Assignments that stay assignments, under other rules for what stands between brackets."""
import numpy as np


def update(x):
    y = np.array([[1.0, 2.0], [3.0, 4.0]])
    y[0] = 1.0
    y[1] += 2.0
    y[y < 0] = 0.0
    y[np.array([1, 0])] = 7.0
    y[::-1] = x
    np.testing.assert_equal(y, y)
    return y[:, np.newaxis]
