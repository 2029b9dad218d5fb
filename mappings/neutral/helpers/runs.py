import math

import array_api_strict as xp


def runs(x: xp.Array, axis: int | None = None):
    """The subarrays along axis (none: the elements of x flattened) that differ from the one before; of which of them each is a
    repetition; how long each run is."""
    moved = xp.reshape(x, (-1,)) if axis is None else xp.moveaxis(x, axis, 0)
    if moved.shape[0] == 0:
        nothing = xp.arange(0)
        return (moved, xp.reshape(nothing, x.shape), nothing) if axis is None else (x, nothing, nothing)
    rows = xp.reshape(moved, (moved.shape[0], math.prod(moved.shape[1:])))
    new = xp.concat([xp.ones_like(rows[:1, 0], dtype=xp.bool), xp.any(rows[1:] != rows[:-1], axis=1)])
    places = xp.nonzero(new)[0]
    inverse = xp.cumulative_sum(xp.astype(new, places.dtype), dtype=places.dtype) - 1
    values = xp.take(moved, places, axis=0)
    counts = xp.bincount(inverse)
    if axis is None:
        return values, xp.reshape(inverse, x.shape), counts
    return xp.moveaxis(values, 0, axis), inverse, counts
