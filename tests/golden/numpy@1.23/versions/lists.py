"""Functions that gave lists, and give tuples: lists again where that is seen."""
import numpy as np


def grids(x, y):
    grid = np.meshgrid(x, y)
    grid[0] = grid[0] * 2
    first, second = np.meshgrid(x, y)
    kept = np.meshgrid(x, y, indexing="ij")
    return grid, first, second, [one.sum() for one in kept]


def padded(*arrays):
    parts = np.broadcast_arrays(*arrays)
    return parts


class Field:
    def __init__(self):
        self.slopes = np.gradient(np.ones((3, 4)))
        self.line = np.gradient(np.ones(3))

    def flip(self):
        self.slopes.reverse()
        self.line[0] = 0


parts = padded([1], [2])
parts.append(3)
print(np.atleast_1d(1.0, [2.0]), np.atleast_1d(3.0))
together = np.meshgrid([1, 2], [3]) + [4]
