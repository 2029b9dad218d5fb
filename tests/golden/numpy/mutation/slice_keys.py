"""Keys with slices are written twice, and only what may do more than give a value is computed beforehand."""
import numpy as np


def first():
    return 0


z = np.zeros((2, 3))
z[:, 2] += 1
z[first():, first()] -= 3
print(z)
