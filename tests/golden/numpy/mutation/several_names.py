# Names that one statement gives to one array see what is written through any of them.
import numpy as np
def f():
    g = h = np.zeros(2)
    g[0] = 1
    return h
def k():
    g = np.zeros(2)
    h = g
    g[0] = 1
    return h
def m():
    h = g = np.zeros(2)
    g[0] = 1
    return h
