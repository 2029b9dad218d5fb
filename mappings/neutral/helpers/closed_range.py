import math

import array_api_strict as xp


def closed_range(start, stop, step, dtype):
    """The numbers start, start + step, … up to stop, which belongs to them."""
    start, stop, step = float(start), float(stop), float(step)
    numbers = [start + i * step for i in range(math.floor((stop - start) / step) + 1)]
    return xp.astype(xp.asarray(numbers, dtype=xp.float64), dtype)
