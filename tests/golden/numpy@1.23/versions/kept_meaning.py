"""What means something else from NumPy 2 on, written so that it means the same; where nobody sees the difference, nothing is said."""
import numpy as np


def grouped(labels, copy, number: int):
    data = np.array(labels, copy=copy)
    again = np.array(labels, copy=copy or None)
    groups, places = np.unique(data, return_inverse=True)
    _, flat = np.unique(np.arange(3), return_inverse=True)
    if np.floor(number) != number:
        number = int(np.floor(number))
    whole = np.zeros(3, dtype="float"), np.ceil(np.arange(3)).astype(int)
    return again, groups, places, flat, whole, np.floor(number)
