import numpy as np


def spectrum(matrix):
    matrix = np.asarray(matrix, dtype=np.float64)
    if matrix.size < 2:
        raise ValueError("too small: %s" % matrix)
    doubled = matrix * 2
    print("mean %s of %s" % (matrix.mean(), doubled), str(doubled), str(doubled.max()))
