import numpy as np


def ridge(X, y, strength=0.1):
    d = X.shape[1]
    return np.linalg.solve(X.T @ X + strength * np.eye(d), X.T @ y)


def first(x, mask):
    return x * mask


print(ridge(np.array([[1, 2], [3, 4], [5, 6]]), np.array([1, 2, 3])))
print(first(np.array([1, 2]), np.array([True, False])))


def resampled(values, places):
    return [values[place] for place in places], values[places[0]]


print(resampled(np.array([0.5, 1.5]), np.array([[0, 1, 1], [1, 0, 0]])))
