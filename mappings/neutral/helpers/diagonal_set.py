import array_api_strict as xp


def diagonal_set(x: xp.Array, values: xp.Array, offset: int = 0, axis1: int = 0, axis2: int = 1):
    """A copy of x with values, their last axis, on the offset-th diagonal over axis1 and axis2."""
    moved = xp.moveaxis(x, (axis1, axis2), (-2, -1))
    rows, columns = moved.shape[-2:]
    length = rows if offset >= 0 else columns
    values = xp.pad(values, [(0, 0)] * (values.ndim - 1) + [(0, length - values.shape[-1])])
    values = xp.expand_dims(values, axis=-1 if offset >= 0 else -2)
    moved = xp.where(xp.eye(rows, columns, k=offset, dtype=xp.bool), values, moved)
    return xp.moveaxis(moved, (-2, -1), (axis1, axis2))
