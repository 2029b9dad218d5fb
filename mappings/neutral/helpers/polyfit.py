import array_api_strict as xp


def polyfit(x: xp.Array, y: xp.Array, degree: int, rcond: float | None = None, weights: xp.Array | None = None):
    """The coefficients, the highest power first, of the polynomials of the given degree that lie next to the columns of y at x."""
    powers = xp.astype(xp.arange(degree, -1, -1), x.dtype)
    columns = xp.expand_dims(x, axis=1) ** powers
    if weights is not None:
        columns = columns * xp.expand_dims(weights, axis=1)
        y = y * (weights if y.ndim == 1 else xp.expand_dims(weights, axis=1))
    scale = xp.sqrt(xp.sum(columns * columns, axis=0))
    least = x.shape[0] * float(xp.finfo(x.dtype).eps) if rcond is None else rcond
    found = xp.linalg.pinv(columns / scale, rtol=least) @ y
    return found / (scale if y.ndim == 1 else xp.expand_dims(scale, axis=1))
