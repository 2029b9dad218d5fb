# Of what is unknown, NumPy makes doubles if it is made of Python's floats.
import numpy as np
from numpy import asarray
from scipy.linalg import cholesky


def payment(rate, nper, when):
    (rate, nper, when) = map(np.asarray, [rate, nper, when])
    return rate * nper + when


def conjugate(q):
    return np.array(q) * np.array([1.0, -1, -1, -1])


def factors(size):
    row = np.ones(size)
    covariance = asarray(cholesky(np.eye(size)))
    return asarray([row[0], row[1]]) @ covariance[:2]


def update(x, z, residual=np.subtract):
    return residual(z, x)
