# A module that others import: what it is given may be integers, of which NumPy makes float64.
import numpy as np


def wave(x: np.ndarray):
    return np.cos(x) + np.exp(x)


def halves(x: np.ndarray):
    return x.reshape(-1) * 0.5
