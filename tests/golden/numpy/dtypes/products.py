"""Products of matrices of floats with what calls give as integers: torch multiplies arrays of one dtype only."""
import numpy as np


def turn(angle):
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def spun(x, y, angles):
    x = np.atleast_1d(x)
    y = np.atleast_1d(y)
    points = np.column_stack((x.ravel(), y.ravel()))
    out = np.empty((x.size, 2))
    for i in range(x.size):
        out[i, :] = turn(angles[i]) @ points[i, :]
    return out


def flattened(a: np.ndarray, b):
    b = np.atleast_1d(b)
    return np.cos(a) @ b


print(spun(1, 2, np.array([0.5])))
print(spun([1, 4], [2, 3], [0.5, 0.25]))
print(flattened(np.eye(2), [1, 2]))


def turned(x: float):
    return np.array([[np.cos(x), np.sin(x), 0], [-np.sin(x), np.cos(x), 0], [0, 0, 1]])


def seen(x, y, z, t):
    points = np.column_stack((np.atleast_1d(x), np.atleast_1d(y), np.atleast_1d(z)))
    return [turned(t[i]) @ points[i, :] for i in range(len(t))]


def read(text):
    return seen(*[float(part) for part in text.split()], np.array([0.5]))


print(seen(1, 2, 3, np.array([0.5])), read("1 2 3"))
