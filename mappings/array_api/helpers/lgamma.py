import math

import array_api_strict as xp


def lgamma(x):
    """The logarithm of the absolute value of the gamma function; infinite at its poles."""

    def one(value):
        return math.inf if value <= 0 and value == math.floor(value) else math.lgamma(value)

    values = [one(float(value)) for value in xp.unstack(xp.reshape(x, (-1,)))]
    return xp.reshape(xp.asarray(values, dtype=x.dtype), x.shape)
