# Where `x += y` binds a new array, it is not known whether x was one that others hold.
import numpy as np


class Layer:
    def __init__(self, W, b=None):
        self.W = W
        self.b = np.zeros(3) if b is None else b


def descend(params, rate):
    total = 0
    for p in params:
        total += np.sqrt(rate)
        p -= np.sqrt(rate)
    return total


layer = Layer(np.ones((2, 2)))
descend([layer.W, layer.b], np.ones(2))
