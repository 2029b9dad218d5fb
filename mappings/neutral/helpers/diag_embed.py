import array_api_strict as xp


def diag_embed(x: xp.Array, offset: int = 0, axis1: int = -2, axis2: int = -1):
    """Matrices, over axis1 and axis2, with the last axis of x on their diagonals and zeros elsewhere."""
    length = x.shape[-1] + abs(offset)
    rows = xp.pad(x, [(0, 0)] * (x.ndim - 1) + [(max(-offset, 0), max(offset, 0))])
    diagonal = xp.eye(length, k=offset, dtype=xp.bool)
    rows = xp.expand_dims(rows, axis=-1)
    return xp.moveaxis(xp.where(diagonal, rows, xp.zeros_like(rows)), (-2, -1), (axis1, axis2))
