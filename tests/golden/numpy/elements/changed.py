# NumPy's scalars never change: a name of one that is changed holds another number then.
import math
from functools import reduce

import numpy as np


def half(a):
    a /= 2.0
    return math.cos(a)


def doubled(rows):
    rows *= 2
    return rows


def run(seed=None):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=4)
    for x in values:
        half(x)
    first = values[0]
    first += 1
    total = values.sum()
    total -= first
    return total, reduce(np.dot, [np.eye(2), np.ones((2, 2))])


make = np.random.default_rng
close = np.allclose(half(1.0) * np.ones(2), [1, 1]), lambda x: np.allclose(x, [1, 0])
