import math

import array_api_strict as xp


def erfinv(x):
    """The inverse of the error function: a first guess, then Newton's method."""

    def one(y):
        if abs(y) >= 1 or math.isnan(y):
            return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
        sign = 1 if y > 0 else -1
        log = math.log(1 - y * y)
        half = 2 / (math.pi * 0.147) + log / 2
        guess = sign * math.sqrt(math.sqrt(half * half - log / 0.147) - half)
        for _ in range(4):
            error = math.erf(guess) - y if abs(y) < 0.5 else sign * (1 - abs(y) - math.erfc(abs(guess)))
            guess -= error / (2 / math.sqrt(math.pi) * math.exp(-guess * guess))
        return guess

    values = [one(float(value)) for value in xp.unstack(xp.reshape(x, (-1,)))]
    return xp.reshape(xp.asarray(values, dtype=x.dtype), x.shape)
