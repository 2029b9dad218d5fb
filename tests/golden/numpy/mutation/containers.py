"""Arrays in dicts and lists, elements that are kept while their array changes, and what operators give."""
import numpy as np


class Momentum:
    def __init__(self, params):
        self.velocity = {name: np.zeros_like(value) for name, value in params.items()}

    def step(self, gradients):
        for name, gradient in gradients.items():
            self.velocity[name] += gradient


def counted():
    totals = {"sum": np.zeros(3)}
    totals["sum"] += 1
    rows = [np.zeros(3), np.ones(3)]
    rows[0] += 1
    rows[1][0] *= 2
    return totals, rows


def sort(v: np.ndarray):
    for k in range(len(v) - 1):
        if v[k] > v[k + 1]:
            v[k], v[k + 1] = v[k + 1], v[k]
    return v


def accuracy(truth, guess):
    return (truth == guess).mean()


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


weights = np.array([[1, 0.5], [0.5, 1]])
print(weights[:, np.newaxis] @ np.ones(2))
