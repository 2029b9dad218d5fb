"""Functions of arrays that are given numbers, in double precision."""
import numpy as np

n = 3
x = np.ones(n)
print(x / np.sqrt(2 * np.pi), np.exp(-n), np.log(n) * x, np.sqrt(x), np.maximum(n, 2.5))
