import numpy as np

g = np.ones((2, 3))
labels = np.array([0, 2])
g[range(len(labels)), labels] -= 1
picked = g[range(2), labels]
