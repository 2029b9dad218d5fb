import numpy as np


def g():
    a = np.zeros(3)
    b = np.zeros(3)
    for u, k in zip((a, b), (1, 2)):
        u[0] = k
    return a, b


def h():
    a = np.zeros(3)
    b = np.zeros(3)
    for i, u in enumerate((a, b)):
        u[0] = i
    return a, b


def k():
    a = np.zeros(3)
    b = np.zeros(3)
    for u in [a, b]:
        u[0] = 3
    return a, b


class Net:
    def __init__(self):
        self.W, self.b = np.ones(3), np.zeros(3)
        self.dW, self.db = np.ones(3), np.ones(3)

    def step(self, lr):
        for p, g in ((self.W, self.dW), (self.b, self.db)):
            p -= lr * g


def fresh():
    for u in (np.ones(2), np.ones(3)):
        u += 1
        print(u)
