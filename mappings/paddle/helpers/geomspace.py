import math

import paddle


def geomspace(start, stop, num, dtype=None, endpoint=True):
    """Numbers from start to stop, each a constant multiple of the one before."""
    sign = -1.0 if start < 0 and stop < 0 else 1.0
    first, last = math.log10(abs(start)), math.log10(abs(stop))
    steps = num if endpoint else num + 1
    powers = sign * paddle.pow(paddle.full([steps], 10.0, dtype=paddle.float64), paddle.linspace(first, last, steps, dtype=paddle.float64))
    if steps > 0:
        powers[0] = start
    if endpoint and num > 1:
        powers[-1] = stop
    return powers[:num].astype(paddle.get_default_dtype() if dtype is None else dtype)
