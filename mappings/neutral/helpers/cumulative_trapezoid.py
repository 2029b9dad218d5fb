import array_api_strict as xp


def cumulative_trapezoid(y: xp.Array, x: xp.Array | None = None, dx=1.0, axis: int = -1):
    """The running integrals of y along axis by the trapezoidal rule, its samples at x or dx apart."""
    rows = xp.moveaxis(y, axis, -1)
    steps = dx
    if x is not None:
        steps = xp.astype(xp.diff(x if x.ndim == 1 else xp.moveaxis(x, axis, -1), axis=-1), rows.dtype)
    areas = (rows[..., 1:] + rows[..., :-1]) * 0.5 * steps
    return xp.moveaxis(xp.cumulative_sum(areas, axis=-1), -1, axis)
