import numpy as np


class Tracker:
    def __init__(self, size):
        self.state = np.zeros(size)
        self.options = {}

    def step(self, gain, moved):
        self.state = gain * moved
        self.before = self.state.copy()
        self.set = self.options.copy()


def first(rows):
    return rows[0].copy()  # of a list of lists, or an array


def kept(whatever, rows):
    other = whatever.copy()
    names = ["a", "b"].copy()
    return other, names, np.sum(rows)


def nothing(n):
    return np.array([[None] * n]).T, np.array([None, 1.5])


def objects(thing):
    return np.array([None, thing])


def raising(x: np.ndarray):
    with np.errstate(all="raise"):
        return np.sqrt(x)
