import math

import array_api_strict as xp


def digamma(x):
    """The derivative of the logarithm of the gamma function: recurrence up to 10, then its asymptotic series."""

    def one(value):
        if value == 0:
            return -math.copysign(math.inf, value)
        if value < 0 and value == math.floor(value):
            return math.nan
        if value < 0:
            return one(1 - value) - math.pi / math.tan(math.pi * value)
        result = 0.0
        while value < 10:
            result -= 1 / value
            value += 1
        square = 1 / (value * value)
        series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
        return result + math.log(value) - 0.5 / value - series

    values = [one(float(value)) for value in xp.unstack(xp.reshape(x, (-1,)))]
    return xp.reshape(xp.asarray(values, dtype=x.dtype), x.shape)
