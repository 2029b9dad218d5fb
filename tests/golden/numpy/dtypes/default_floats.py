# Of integers whose dtype nobody tells, paddle makes float32, whatever its default is.
import numpy as np


def wave(x: np.ndarray):
    return np.cos(x) + np.exp(x)


def known(x: np.ndarray):
    return np.exp(x.astype(np.float64)) * np.sqrt(2.0)
