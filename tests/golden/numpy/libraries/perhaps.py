import numpy as np
from scipy.sparse import csgraph


class Graph:
    def __init__(self, weights):
        self.weights = weights
        self.distances = np.empty((0, 0))

    def update(self):
        self.distances = csgraph.shortest_path(self.weights)

    def reaches(self, i, j):
        return bool(np.isfinite(self.distances[i, j]))
