import numpy as np


class Grid:
    def __init__(self):
        self.a = self.b = None
        self.x = np.zeros(4)
        self.head = self.x[:2]
        self.y = np.zeros(3)
        self.last = self.y.copy()
        u = np.zeros(3)
        self.u = u
        self.tail = u[1:]

    def start(self):
        self.a = np.zeros(3)
        self.b = np.ones(3)

    def step(self):
        self.a[0] = 1
        self.x[0] = 1
        self.y[0] = 1
        self.u[0] = 1

    def renew(self):
        self.x = np.ones(4)
        self.x[0] = 2
        self.head = self.x[:2]

    def again(self):
        self.x[0] = 2
        self.head = self.x[:2]
        return self.head

    def down(self):
        self.head[0] = 3
        return self.x
