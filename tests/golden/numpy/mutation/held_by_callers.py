"""Items and attributes that a function binds anew, of what it was given: who else holds the array does not see that in jax."""
import numpy as np


def step(params, grads):
    for k in params:
        params[k] += grads[k]


def step_one(params, grads):
    params["b"] += grads["b"]


class Node:
    def __init__(self):
        self.grad = np.zeros(3)
        self.alone = np.zeros(3)

    def add(self, g):
        self.grad += g

    def add_alone(self, g):
        self.alone += g


class Optimiser:
    def __init__(self, params):
        self.params = params

    def step(self, grads):
        for k in self.params:
            self.params[k] -= grads[k]


class Layer:
    def __init__(self):
        self.w = np.ones(3)
        self.params = {"w": self.w}

    def step(self, grads):
        for k in self.params:
            self.params[k] -= grads[k]

    def sum(self):
        return self.w.sum()


grads = {"w": np.ones(3), "b": np.ones(3)}
params = {"w": np.ones(3), "b": np.ones(3)}
layers = [params["w"]]
step(params, grads)
step_one(params, grads)
print(layers[0].sum(), params["b"])
node = Node()
g = node.grad
node.add(np.ones(3))
node.add_alone(np.ones(3))
print(g, node.alone)
held = {"w": np.ones(3)}
w = held["w"]
Optimiser(held).step(grads)
print(w)
layer = Layer()
layer.step(grads)
print(layer.sum())
