"""Several items written by one assignment."""
import numpy as np


class Buffer:
    def __init__(self, n):
        self.values = np.zeros(n)
        self.states = np.zeros((n, 2))
        self.at = 0

    def push(self, value, state):
        self.values[self.at], self.states[self.at] = value, state
        self.at += 1


x = np.array([3.0, 1.0, 2.0])
i, j = 0, 2
x[i], x[j] = x[j], x[i]
A = np.arange(9.0).reshape(3, 3)
A[0, 1], A[1, 0] = A[1, 0], A[0, 1]
A[i], A[j] = A[j].copy(), A[i].copy()
print(x, A)
A[0], A[1] = A[1], A[0]
x[0], A[0, 0] = 1.0, x[0]
rows = [np.zeros(2)] * 3
rows[0][0] = 1.0
