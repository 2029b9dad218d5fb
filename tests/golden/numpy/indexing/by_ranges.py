import numpy as np

x = np.zeros((6, 2))
rows = range(2, 4)
x[rows] = 1
x[range(3)] += 2
x[rows, 0] = 5
print(x[rows], x[range(2), 1])
