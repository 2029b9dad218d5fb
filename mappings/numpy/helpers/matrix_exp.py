import numpy as np


def matrix_exp(x):
    """The matrix exponential of each square matrix, by scaling, a Taylor series and squaring."""
    norm = np.max(np.sum(np.abs(x), axis=-2), initial=0)
    squarings = max(0, int(np.ceil(np.log2(norm))) + 2) if norm > 0 else 0
    scaled = x / 2**squarings
    term = np.broadcast_to(np.eye(x.shape[-1], dtype=scaled.dtype), x.shape)
    result = term
    for n in range(1, 19):
        term = term @ scaled / n
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result
