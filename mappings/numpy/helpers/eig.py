import numpy as np


def eig(x):
    """The eigenvalues and eigenvectors of x, complex even where all are real."""
    values, vectors = np.linalg.eig(x)
    return values + 0j, vectors + 0j
