import math

import array_api_strict as xp


def unique_along(x: xp.Array, axis: int):
    """The distinct subarrays of x along axis, sorted; which of them each subarray is; how often each occurs."""
    moved = xp.moveaxis(x, axis, 0)
    if moved.shape[0] == 0:
        nothing = xp.arange(0)
        return x, nothing, nothing
    rows = xp.reshape(moved, (moved.shape[0], math.prod(moved.shape[1:])))
    order = xp.lexsort([rows[:, column] for column in range(rows.shape[1] - 1, -1, -1)])
    ordered = xp.take(rows, order, axis=0)
    new = xp.concat([xp.ones_like(ordered[:1, 0], dtype=xp.bool), xp.any(ordered[1:] != ordered[:-1], axis=1)])
    groups = xp.cumulative_sum(xp.astype(new, order.dtype), dtype=order.dtype) - 1
    inverse = xp.at_set(xp.zeros_like(order), order, groups)
    values = xp.take(moved, xp.masked_select(order, new), axis=0)
    counts = xp.bincount(inverse)
    return xp.moveaxis(values, 0, axis), inverse, counts
