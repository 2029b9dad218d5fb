# Parameters of which nothing says that they are arrays: told of once, where they are first taken for such.
import numpy as np


def wave(x):
    return np.cos(x) + np.sin(x)  # wave(1.0) does in NumPy


def by_member(x):
    n = x.shape[0]
    return np.cos(x) + n


def by_key(x):
    return np.sum(x[:, 0]) + np.sum(x)


def by_product(a, b):
    return np.exp(a @ b) + np.exp(a)


def annotated(x: np.ndarray):
    return np.cos(x)


def documented(x):
    """
    :param x: the array
    """
    return np.cos(x)


def documented_otherwise(x, param):
    """
    :param x: rows of the matrix
    :param array: the array
    """
    return np.cos(x), np.cos(param)


def bound_inside(x, y, z):
    f = lambda x: x.shape  # another x
    n = [y.shape for y in z]  # another y
    return np.cos(x), np.cos(y), f, n


def rebound(x, y):
    total = np.sum(x), np.sum(y)
    x = np.asarray(x)
    y = y / 2.0
    return total, x.shape, y.shape


def negated(x, y):
    return np.exp(x * -y)


def chosen(x, y, n):
    value = x if n else y
    return np.sqrt(value)


def made(x):
    x = np.asarray(x)
    return np.cos(x)


def no_list(x):
    return np.exp(-x ** 2)  # a number, perhaps


def no_number(rows):
    return len(rows), np.sum(rows)  # a list, perhaps


def derived(x, y):
    distance = x - y
    return np.sqrt(distance)


def each(values):
    return [np.log(value) for value in values]


def beside(x: np.ndarray, y):
    return np.add(x, y)  # beside an array, numbers do


def joined(x, y):
    return np.stack([x, y])


def _private(x):
    return np.tan(x)


def called(x):
    return np.tan(x)


print(_private(np.ones(3)), called(np.zeros(2)))
logarithm = lambda v: np.log(v)


def by_one(values):
    for value in values:
        print(np.radians(value))


def unpacked(pair, x, y):
    a, b = pair
    c, d = x, y  # only one of them is taken for an array
    return np.cos(a) + np.cos(c)


class Signal:
    def __init__(self, samples, window, name):
        self.samples = samples
        self.window = window
        self.name = name

    def spectrum(self):
        return np.sqrt(self.samples), np.sqrt(self.samples)

    def weights(self):
        return np.sqrt(self.window), self.window.shape  # an array
