"""Lists and whole arrays where functions want arrays, or several of them."""
from functools import reduce

import numpy as np

common = reduce(np.intersect1d, ([1, 3, 4, 3], [3, 1, 2, 1], [6, 3, 4, 2]))
sines = list(map(np.sin, [1.0, 2.0]))
cube = np.ones((2, 3, 4))
rows = np.concatenate(cube)
stack = np.stack(cube, axis=1)
is_double = stack.dtype == float
matrix = np.zeros((3, 3), int)
np.fill_diagonal(np.fliplr(matrix), [1, 2, 3])
mirrored = matrix[:, ::-1]
vector = np.ones(3)
print(type(vector[0]), type(vector))
