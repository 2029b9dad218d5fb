import math

import array_api_strict as xp


def dct(x: xp.Array, kind: int = 2, n=None, axis: int = -1, norm=None):
    """The discrete cosine transform of the given kind (1 to 4) along axis, cut or padded with zeros to length n."""
    x = xp.moveaxis(x, axis, -1)
    if n is not None:
        missing = max(n - x.shape[-1], 0)
        x = xp.pad(x, [(0, 0)] * (x.ndim - 1) + [(0, missing)])[..., :n]
    n = x.shape[-1]
    place = xp.astype(xp.arange(n), x.dtype)
    row, column = xp.expand_dims(place, axis=1), xp.expand_dims(place, axis=0)
    if kind == 1:
        ends = xp.where(xp.logical_or(row == 0, row == n - 1), xp.ones_like(row), 2 * xp.ones_like(row))
        matrix = ends * xp.cos(math.pi * row * column / (n - 1))
    elif kind == 2:
        matrix = 2 * xp.cos(math.pi * (row + 0.5) * column / n)
        if norm == "ortho":
            matrix = matrix * xp.where(column == 0, 0.5 * xp.ones_like(column), math.sqrt(0.5) * xp.ones_like(column)) / math.sqrt(n)
    elif kind == 3:
        matrix = xp.where(row == 0, xp.ones_like(row), 2 * xp.ones_like(row)) * xp.cos(math.pi * row * (column + 0.5) / n)
        if norm == "ortho":
            matrix = matrix * xp.where(row == 0, xp.ones_like(row), math.sqrt(0.5) * xp.ones_like(row)) / math.sqrt(n)
    else:
        matrix = 2 * xp.cos(math.pi * (row + 0.5) * (column + 0.5) / n)
        if norm == "ortho":
            matrix = matrix * math.sqrt(0.5 / n)
    return xp.moveaxis(x @ matrix, -1, axis)
