import math

import array_api_strict as xp


def unwrap(x: xp.Array, discont=None, axis: int = -1, period=2 * math.pi):
    """x with multiples of period added along axis, so that neighbours never differ by more than discont, at least half a period."""
    step = xp.diff(x, axis=axis)
    counts = isinstance(period, int) and not xp.isdtype(x.dtype, "real floating")
    half = period // 2 if counts else period / 2
    wrapped = (step + half) % period - half
    if not counts or period % 2 == 0:
        wrapped = xp.where(xp.logical_and(xp.equal(wrapped, -half), step > 0), xp.full_like(step, half), wrapped)
    small = 2 * xp.abs(step) < period if discont is None else xp.abs(step) < discont
    correction = xp.where(small, xp.zeros_like(step), wrapped - step)
    start = xp.zeros_like(xp.take(x, xp.arange(1), axis=axis))
    return x + xp.concat([start, xp.cumulative_sum(correction, axis=axis)], axis=axis)
