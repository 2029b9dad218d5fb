"""What means something else from NumPy 2 on, written so that it means the same; where nobody sees the difference, nothing is said."""
import numpy as np
from pandas import Series


def grouped(labels, copy, number: int):
    data = np.array(labels, copy=copy)
    again = np.array(labels, copy=copy or None)
    groups, places = np.unique(data, return_inverse=True)
    _, flat = np.unique(np.arange(3), return_inverse=True)
    _, flattened = np.unique([[1, 2], [2, 1]], return_inverse=True)
    if np.floor(number) != number:
        number = int(np.floor(number))
    whole = np.zeros(3, dtype="float"), np.ceil(np.arange(3)).astype(int)
    return again, groups, places, flat, flattened, whole, np.floor(number)


def places_of(labels):
    """Called with an array of two axes below."""
    return np.unique(labels, return_inverse=True)[1]


def swapped(values):
    """An array's dtype has this method still; and so much of pandas' own."""
    kind = values.dtype.newbyteorder("<")
    if isinstance(values, Series):
        return values.name, kind
    return np.sum(values), kind, np.repeat(values, 2).repeat(repeats=2)


print(places_of(np.ones((2, 3))))
