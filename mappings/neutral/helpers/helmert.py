import math

import array_api_strict as xp


def helmert(n: int, full: bool = False):
    """Helmert's orthogonal matrix of n columns, without its first row, which is constant, unless it is asked for in full."""
    rows = [[1.0 / math.sqrt(n)] * n]
    for i in range(1, n):
        size = math.sqrt(i * (i + 1))
        rows.append([1.0 / size] * i + [-i / size] + [0.0] * (n - i - 1))
    return xp.asarray(rows if full else rows[1:], dtype=xp.float32)
