import numpy as np


def fill(grid, table, names, value):
    grid[0] = value
    grid[1:] += value
    table["k"] = value
    for name in names:
        table[name] = np.sum(value)
    names.append("k")
    names[0] = "first"
    return grid


def mixed(x, v):
    y = x * 0.5 + x / v
    y[-1] = x[-2]
    return y


class Meter:
    def __init__(self):
        self.last = np.zeros(3)

    def step(self, x):
        self.last = x / 2
        self.last[-1] = x[0]


def joined(a: np.ndarray, b: np.ndarray, other):
    return np.r_[0, a, 1:4], np.c_[a, b], np.c_[other, a], np.r_[-1:1:5j], np.r_[other, a]


def told(a: np.ndarray):
    return np.r_["0,2", a, a]
