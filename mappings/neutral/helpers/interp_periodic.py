import array_api_strict as xp


def interp_periodic(x: xp.Array, points: xp.Array, values: xp.Array, period: float):
    """The periodic piecewise linear function through the points, in any order, at x."""
    points = points % abs(period)
    order = xp.argsort(points)
    points, values = xp.take(points, order), xp.take(values, order)
    points = xp.concat([points[-1:] - abs(period), points, points[:1] + abs(period)])
    values = xp.concat([values[-1:], values, values[:1]])
    return xp.interp(x % abs(period), points, values)
