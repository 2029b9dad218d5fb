import numpy as np


def bisect(f, lo, hi, tol=1e-8):
    while hi - lo > tol:
        mid = (lo + hi) / 2
        if np.sign(f(mid)) == np.sign(f(lo)):
            lo = mid
        else:
            hi = mid
    return lo


class Activation:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, x):
        return self.fn(x)


def apply(f, x):
    return f(x)


print(bisect(np.cos, 1, 2))
act = Activation(np.tanh)
print(act(0.5), act(np.ones(2)))
table = {"exp": np.exp, "log": np.log}
print(table["exp"](1.0), [f(0.3) for f in (np.sin, np.cos)])
print(apply(np.sqrt, np.ones(3)))
