import numpy as np


class Dropout:
    def __init__(self, p):
        self.p = p

    def forward(self, x):
        self.kept = np.arange(x.size).reshape(x.shape) % 10 >= self.p * 10
        return np.where(self.kept, x / (1 - self.p), 0)
