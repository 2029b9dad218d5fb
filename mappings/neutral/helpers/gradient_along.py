import array_api_strict as xp


def gradient_along(f: xp.Array, spacing, axis: int = 0, edge_order: int = 1):
    """The derivative of f along axis, whose points are a number apart or lie at coordinates; at the ends of order edge_order."""
    f = xp.moveaxis(f, axis, 0)
    rest = (1,) * (f.ndim - 1)
    if isinstance(spacing, (int, float)):
        steps = xp.full((f.shape[0] - 1, *rest), 1.0 * spacing, dtype=f.dtype)
    else:
        coordinates = xp.astype(xp.asarray(spacing), f.dtype)
        steps = xp.reshape(coordinates if coordinates.ndim == 0 else xp.diff(coordinates), (-1, *rest))
        steps = xp.broadcast_to(steps, (f.shape[0] - 1, *rest))
    slopes = xp.diff(f, axis=0) / steps
    before, after = steps[:-1], steps[1:]
    inner = (slopes[:-1] * after + slopes[1:] * before) / (before + after)
    first, last = slopes[:1], slopes[-1:]
    if edge_order == 2:
        first = first - steps[:1] * (slopes[1:2] - first) / (steps[:1] + steps[1:2])
        last = last + steps[-1:] * (last - slopes[-2:-1]) / (steps[-1:] + steps[-2:-1])
    return xp.moveaxis(xp.concat([first, inner, last], axis=0), 0, axis)
