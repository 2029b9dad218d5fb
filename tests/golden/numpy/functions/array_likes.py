"""Functions that are given arrays here, and lists or numbers there."""
import numpy as np


def length(vector):
    return np.sqrt(np.sum(np.square(vector)))


def angle(first, second):
    return np.arctan2(np.linalg.norm(np.cross(first, second)), np.dot(first, second))


def kept(cells, mask, values):
    table = np.zeros(cells)
    table[mask] = values
    return table


def scaled(values, factor):
    return values * factor


def ratio(part, whole):
    return np.log(part / whole)


def spread(values):
    return values.max() - values.min()


def documented(values, rate):
    """The value of cash flows.

    Parameters
    ----------
    values : array_like, shape (M,)
    rate : scalar
    """
    return np.sum(values[::-1]) * np.exp(rate)


def weight(kind):
    if kind == "all":
        return np.ones(3)
    return 1


first = np.array([1.0, 2.0, 2.0])
print(length(first), length([3.0, 4.0]))
print(angle(first, np.ones(3)), angle([1.0, 0.0, 0.0], (0.0, 1.0, 0.0)))
print(kept(3, np.array([True, False, True]), [1.0, 2.0]), kept(3, first > 1, first[:2]))
print(scaled(first, [1.0, 2.0, 3.0]), scaled(first, first))
print(ratio(1.0, 2.0), ratio(first, 2.0), spread(first))
print(documented([1.0, 2.0], 0.5), np.broadcast_arrays(first, weight("all"))[1])
