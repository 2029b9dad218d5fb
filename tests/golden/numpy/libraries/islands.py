# What scipy or pandas give are NumPy's arrays, or who knows what: computing with them alone stays NumPy's, and where functions of the
# target are given one, it is converted if they don't take it.
import numpy as np
import pandas as pd
from scipy import signal, linalg

x = np.linspace(0.0, 1.0, 100)
y = signal.detrend(x)
z = np.mean(y)
w = y.reshape(10, 10).sum(axis=0)
y[0] = 1.0
y += 2.0
u, s, vt = linalg.svd(np.ones((3, 3)))
v = x[:3] * s
stacked = np.concatenate([x[:3], s])
table = pd.DataFrame({"a": x})
total = np.sum(table["a"].values) + table["a"].max()
for row in vt:
    print(row.sum(axis=0), np.sum(row))


def scaled(values):
    return np.exp(values)


scaled(y)
