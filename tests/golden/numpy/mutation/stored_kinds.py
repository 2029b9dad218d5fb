import numpy as np

x = np.array([3, 1, 2])
row = np.zeros((2, 3))
row[0] = x
row[1, 0] = np.sum(x * x)
row[1] = 2 * x
j = np.array([0, 2])
square = np.zeros((3, 3))
square[[0, 1], [1, 2]] = [5, 6]
