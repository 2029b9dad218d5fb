import math

import array_api_strict as xp


def dft_matrix(n: int, scale: str | None = None):
    """The matrix of the discrete Fourier transform of n values, divided by its square root ("sqrtn") or n ("n")."""
    turns = [[(row * column) % n for column in range(n)] for row in range(n)]
    angles = xp.asarray(turns, dtype=xp.float32) * (-2.0 * math.pi / n)
    size = math.sqrt(n) if scale == "sqrtn" else float(n) if scale == "n" else 1.0
    return xp.complex_of(xp.cos(angles) / size, xp.sin(angles) / size)
