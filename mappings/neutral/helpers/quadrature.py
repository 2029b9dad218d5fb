import math

import array_api_strict as xp


def quadrature(x: xp.Array):
    """Places between 0 and 1, and their weights, by which an integral is a sum: double exponential, of x's dtype."""
    steps = [0.04 * k for k in range(-80, 81)]
    places = [0.5 * (1.0 + math.tanh(0.5 * math.pi * math.sinh(t))) for t in steps]
    weights = [0.01 * math.pi * math.cosh(t) / math.cosh(0.5 * math.pi * math.sinh(t)) ** 2 for t in steps]
    return xp.asarray(places, dtype=x.dtype), xp.asarray(weights, dtype=x.dtype)
