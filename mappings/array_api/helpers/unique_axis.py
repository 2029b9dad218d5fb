import array_api_strict as xp


def unique_axis(x, axis):
    """The distinct subarrays of x along axis, in lexicographic order."""
    front = xp.moveaxis(x, axis, 0)
    rows = xp.reshape(front, (front.shape[0], -1))
    order = xp.arange(rows.shape[0])
    for column in range(rows.shape[1] - 1, -1, -1):
        order = xp.take(order, xp.argsort(xp.take(rows[:, column], order)))
    rows = xp.take(rows, order, axis=0)
    new = xp.concat([xp.ones((1,), dtype=xp.bool), xp.any(rows[1:, :] != rows[:-1, :], axis=1)])
    kept = xp.take(rows, xp.nonzero(new)[0], axis=0)
    return xp.moveaxis(xp.reshape(kept, (-1,) + front.shape[1:]), 0, axis)
