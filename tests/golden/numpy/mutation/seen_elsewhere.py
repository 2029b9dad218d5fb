import numpy as np


class Pair:
    def __init__(self, one, two):
        self.one = one
        self.two = two

    @property
    def whole(self):
        return self.one

    def fill(self):
        self.one[0] = 5.0  # arr has it, too
        self.two[0] = 6.0


arr = np.zeros(3)
Pair(arr, np.zeros(3)).fill()
print(arr)
pair = Pair(np.zeros(3), np.zeros(3))
pair.whole[0] = 4.0


def halve(x, y):
    x[1:] = x[1:] * 0.5
    x = np.flip(x) * y.sum()
    print(x)


def filled(x, copy):
    if copy:
        x = x.copy()
    x[0] = 1
    return x


value = np.ones(3)
halve(value, value.copy())
other = filled(value, True)
print(value, other)


def fields(records: np.ndarray):
    records["x"][0] = 1.0
    records["y"] = 2.0
