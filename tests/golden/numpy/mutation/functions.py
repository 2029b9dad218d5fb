"""NumPy's functions that write into what they are given."""
import numpy as np


def scatter(values, index):
    total = np.zeros(5)
    np.add.at(total, index, values)
    np.maximum.at(total, [0, 0, 1], 2.0)
    total.fill(3)
    np.copyto(total, 4.0)
    np.multiply(total, 2, out=total)
    total.sort()
    view = total[1:3]
    np.exp(total, out=total)
    return total, view
