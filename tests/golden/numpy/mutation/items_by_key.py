import numpy as np


def descend(grads, lr):
    params = {"w": np.ones(3), "b": np.zeros(2)}
    for k in params:
        params[k] -= lr * grads[k]
    for k, g in grads.items():
        params[k] -= lr * g
    for k in sorted(params.keys()):
        params[k] *= 2
    return params


class Net:
    def __init__(self, n):
        self.params = {}
        for i in range(3):
            self.params[f"b{i}"] = np.zeros(n)

    def step(self, grads, lr):
        for k in self.params:
            self.params[k] -= lr * grads[k]


def seen_elsewhere(lr):
    params = {"w": np.ones(3), "b": np.zeros(2)}
    w = params["w"]
    for k in params:
        params[k] -= lr
    return w


def through_values(lr):
    params = {"w": np.ones(3), "b": np.zeros(2)}
    for p in params.values():
        p -= lr
    return params
