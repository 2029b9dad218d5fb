import array_api_strict as xp


def hankel(column: xp.Array, row: xp.Array | None = None):
    """The matrix with the first column and last row (None: zeros) given, and equal elements along its other diagonals."""
    row = xp.zeros_like(column) if row is None else row
    m, n = column.shape[0], row.shape[0]
    values = xp.concat([column, row[1:]])
    places = xp.expand_dims(xp.arange(m), axis=1) + xp.expand_dims(xp.arange(n), axis=0)
    return xp.reshape(xp.take(values, xp.reshape(places, (-1,)), axis=0), (m, n))
