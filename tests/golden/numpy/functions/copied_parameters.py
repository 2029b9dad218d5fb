import numpy as np
def f(x):
    y = x.copy()
    y[0] = 0
    return np.sum(y)
def g(a):
    return [r.sum() for r in a], np.stack([r for r in a]), a.size
def h(d):
    e = d.copy()
    e["k"] = np.zeros(3)
    return e
def k(x):
    y = x.copy()
    y.fill(2)
    return np.exp(y)
