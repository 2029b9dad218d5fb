"""Generators as values, parameters and attributes."""
import numpy as np

rng = np.random.default_rng(0)


def noise(x, rng):
    scale = rng.uniform(0.5, 1.5)
    return x + scale * rng.normal(size=x.shape)


def shared(n):
    return rng.integers(0, 10, size=n)


class Buffer:
    def __init__(self, seed=0):
        self.rng = np.random.default_rng(seed)
        self.data = np.zeros((10, 2))

    def sample(self, n):
        idx = self.rng.integers(0, len(self.data), size=n)
        return self.data[idx]

    def fork(self):
        return noise(self.data, self.rng)


def split(x, rng):
    order = rng.permutation(len(x))
    return x[order[:2]], x[order[2:]]


x = rng.normal(size=(4, 3))
for _ in range(2):
    x = noise(x, rng)
y = shared(3)
b = Buffer(3)
print(x.shape, y.shape, b.sample(4).shape, b.fork().shape)
a, c = split(x, np.random.default_rng(7))
print(a.shape, c.shape, np.random.RandomState(4).randn(2, 2).shape)
w = [rng.normal(size=2) for _ in range(3)]


def drawn(n, rng=None):
    rng = rng or np.random.default_rng(3)
    return rng.normal(size=(n, 2))
