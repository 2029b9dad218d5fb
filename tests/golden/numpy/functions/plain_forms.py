
import numpy as np

def f(x):
    ops = {"sum": np.sum, "mean": np.mean, "max": np.max}
    return x, list(map(np.mean, x)), ops["max"](x)
