import math

import mlx.core as mx


def geomspace(start, stop, num, dtype=None, endpoint=True):
    """num numbers from start to stop, each a constant multiple of the one before: computed in Python, whose floats have 64 bits."""
    first, last = math.log10(abs(start)), math.log10(abs(stop))
    step = (last - first) / max(num - 1 if endpoint else num, 1)
    numbers = [math.copysign(10.0 ** (first + place * step), start) for place in range(num)]
    numbers[:1] = [start] * min(num, 1)
    if endpoint and num > 1:
        numbers[-1] = stop
    return mx.array(numbers, dtype=mx.float32 if dtype is None else dtype)
