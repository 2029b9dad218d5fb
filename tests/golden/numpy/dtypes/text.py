"""Arrays of text, which only NumPy has."""
import numpy as np

names = np.array(["a", "b"])
kinds = ["cat", "dog"]
labels = np.asarray(kinds)
ranks = np.empty(3)
ranks[np.argsort(np.array([0.3, 0.1, 0.2]))] = np.arange(1, 4)
