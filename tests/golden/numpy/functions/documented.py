import numpy as np


def rotated(vector, matrix, angle):
    """Sphinx's fields.

    :param numpy.array vector: what is rotated
    :param matrix: by what
    :type matrix: numpy.ndarray
    :param float angle: not used
    :rtype: numpy.array
    """
    if vector.size == 3:
        return np.dot(vector[:2].copy(), matrix)
    return vector.copy(), matrix.astype(np.float32)


def start(line):
    """NumPy's style.

    Parameters
    ----------
    line : ndarray, shape (2, 3)
        From where to where.
    """
    return line[0].copy()


def others(arrays, options, table):
    """Nobody knows what these are.

    :param arrays: list of arrays
    :type arrays: list of numpy.ndarray
    :param dict options: numpy arrays by their names
    :param table: a table
    :type table: torch.Tensor
    """
    return arrays.copy(), options.copy(), table.copy()
