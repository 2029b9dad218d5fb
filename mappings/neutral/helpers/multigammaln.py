import math

import array_api_strict as xp


def multigammaln(x: xp.Array, p: int):
    """The logarithm of the multivariate gamma function of dimension p."""
    return sum(xp.lgamma(x - 0.5 * i) for i in range(p)) + p * (p - 1) / 4 * math.log(math.pi)
