"""Old names on the way to another framework."""
import numpy as np


def area(y: np.ndarray):
    return np.trapz(y), np.product(y), np.round_(y), np.Inf, np.alltrue(y > 0)
