import numpy as np

table = np.arange(12.0).reshape(3, 4)


def pick(key):
    return table[key]


def column(key):
    return table[:, key], table[0, key]


def first(count):
    return table[:count], table[0], table[-1, 1:]
